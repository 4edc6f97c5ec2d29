#include "review/questions.h"

#include <fmt/format.h>

#include "minutes/language/mandate.h"
#include "minutes/language/names.h"
#include "minutes/language/person_name.h"
#include "minutes/language/vocabulary.h"
#include "queries/parties/names.h"
#include "register/story.h"

namespace minuted::review {
namespace {

// The owners that accepting the proposal would record.
capnp::List<capnp::Text>::Reader ownersIn(schema::Proposal::Reader proposal) {
  using schema::ActionNews;
  if (proposal.isEntry() && !proposal.getEntry().getIsDecision()) return proposal.getEntry().getOwners();
  if (!proposal.isAction()) return {};
  auto news = proposal.getAction().getNews();
  return news == ActionNews::RAISED || news == ActionNews::REASSIGNED ? proposal.getAction().getOwners()
                                                                      : capnp::List<capnp::Text>::Reader();
}

}  // namespace

Result<const std::vector<Questions::Listed>*> Questions::listedIn(const domain::Reading& reading) {
  auto known = listed_.find(reading.document);
  if (known != listed_.end()) return &known->second;
  std::vector<Listed> listed;
  std::unique_ptr<engine::StoredEvent> stored;
  uint64_t position = 0;
  for (const auto& fate : reading.fates) {
    if (fate.words == position) continue;
    position = fate.words;
    TRY(stored, snapshot_.event(position));
    for (auto proposal : stored->words().getProposals())
      if (proposal.isAttendance())
        listed.push_back(
            {proposal.getAttendance().getName().cStr(), proposal.getAttendance().getOrganisation().size() > 0});
  }
  return &listed_.emplace(reading.document, std::move(listed)).first->second;
}

Result<bool> Questions::speaksForSomebody(const std::string& owner, const domain::Reading& reading) {
  TRY(const auto* listed, listedIn(reading));
  std::vector<std::string> names;
  for (const auto& each : *listed) names.push_back(each.name);
  auto match = minutes::findName(owner, names);
  if (match.fit == minutes::NameFit::ambiguous) return true;  // who is meant is asked first
  if (match.fit == minutes::NameFit::unique && (*listed)[match.index].hasOrganisation) return true;
  auto name = match.fit == minutes::NameFit::unique ? names[match.index] : owner;
  TRY(auto person, queries::findByExactName(snapshot_, Kind::PERSON, minutes::splitTitle(name).name));
  if (!person) return false;
  TRY(auto mandate, mandates_.of(*person, snapshot_.today(), {}));
  return static_cast<bool>(mandate.organisation);
}

Result<std::vector<std::string>> Questions::about(schema::Proposal::Reader proposal, const domain::Reading& reading) {
  std::vector<std::string> questions;
  for (auto each : ownersIn(proposal)) {
    std::string owner = each.cStr();
    if (minutes::splitMandate(owner) || !minutes::looksLikePerson(owner)) continue;
    bool isParty = false;
    for (auto kind : {Kind::GROUP, Kind::ORGANISATION}) {
      TRY(auto party, queries::findByExactName(snapshot_, kind, owner));
      isParty = isParty || party;
    }
    if (isParty || minutes::namesOrganisation(owner)) continue;
    TRY(auto speaks, speaksForSomebody(owner, reading));
    if (!speaks)
      questions.push_back(fmt::format("For whom does {} speak? Say '{} (ORGANISATION)' as the owner.", owner, owner));
  }
  return questions;
}

}  // namespace minuted::review
