#include "verbs/answerer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "queries/action_answers.h"

namespace minuted::verbs {

Result<Id> findAnswerer(const engine::Snapshot& snapshot, Id id, const domain::Action& action,
                        const std::string& userName) {
  queries::ActionAnswers answers(snapshot);
  queries::Mandates mandates(snapshot);
  TRY(auto standings, answers.standingsOf(action));
  TRY(auto person, queries::findByExactName(snapshot, Kind::PERSON, userName));
  if (person) {
    TRY(auto identity, answers.identity(*person));
    for (const auto& standing : standings) {
      if (standing.party == identity) return identity;
      TRY(auto speaks, mandates.speaksFor(identity, standing.party, snapshot.today()));
      if (speaks) return identity;
    }
  }
  constexpr size_t most = 5;  // names in the message
  std::vector<std::string> names;
  for (const auto& standing : standings) names.push_back(answers.names().of(standing.party));
  if (names.size() > most) {
    names.resize(most);
    names.push_back("others");
  }
  return fail(ErrorKind::usage,
              fmt::format("Whose answer is it? {} is asked of {}. Say --party NAME.", reference(id), joinTexts(names)));
}

}  // namespace minuted::verbs
