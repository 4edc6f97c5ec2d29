#include "minutes/language/mandate.h"

#include "base/text.h"
#include "minutes/language/person_name.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {

std::optional<SaidMandate> splitMandate(std::string_view text) {
  text = trim(text);
  auto open = text.rfind('(');
  if (open == std::string_view::npos || open == 0 || !text.ends_with(')')) return std::nullopt;
  SaidMandate said{trim(text.substr(0, open)), trim(text.substr(open + 1, text.size() - open - 2))};
  if (said.organisation.empty() || !looksLikePerson(said.person)) return std::nullopt;
  bool isOther = namesOffice(said.organisation) || namesMatter(said.organisation) ||
                 areInitialsOf(said.organisation, splitTitle(said.person).name);
  return isOther && !namesOrganisation(said.organisation) ? std::nullopt : std::optional(said);
}

}  // namespace minuted::minutes
