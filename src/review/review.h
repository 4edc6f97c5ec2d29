// From proposals to the register: a reading is filed, its proposals are listed, accepted, edited and rejected.
//
// What minutes say happened on the day of their meeting, so it is compared with what the register says was known on
// that day, and not with what it knows now. That is why a year's minutes can be read in any order.
#pragma once

#include <string>
#include <vector>

#include "minutes/importer.h"
#include "queries/queries.h"
#include "register/recorder.h"

namespace minuted::review {

struct Filed {
  Id reading;
  bool again = false;  // the same text had been read before; nothing was recorded
};

// Records the document and what was found in it.
Result<Filed> fileReading(engine::Recorder& recorder, const std::string& by, const minutes::Reading& reading,
                          std::string_view fileName, size_t size);

struct Accepted {
  uint16_t number = 0;
  Id subject;         // what came of it: a new subject, or the one that was known already
  bool news = false;  // something was recorded besides the acceptance
};

// Accepts one proposal; the meeting that the minutes are of is accepted first where that has not been done.
Result<Accepted> acceptProposal(engine::Recorder& recorder, const std::string& by, Id reading, uint16_t number);
Result<void> rejectProposal(engine::Recorder& recorder, const std::string& by, Id reading, uint16_t number,
                            std::string_view why);

// Takes back what was last done to a proposal, and what was recorded because of it; who and which organisations there
// are stays known. How many events were taken back.
Result<size_t> undoProposal(engine::Recorder& recorder, const std::string& by, Id reading, uint16_t number,
                            std::string_view why);

// Two proposals that say the same: the first takes on the owners and the due date that only the other has, and the
// other is rejected as the same.
Result<void> mergeProposals(engine::Recorder& recorder, const std::string& by, Id reading, uint16_t kept,
                            uint16_t other);

// Replaces the proposal by its edited form: text, owners, due, name or organisation, as far as they are given.
struct Edit {
  std::optional<std::string> text, name, organisation;
  std::optional<std::vector<std::string>> owners;
  OptionalDate due, date;
  bool withoutDue = false;  // it has no due date, whatever was found
};
Result<void> editProposal(engine::Recorder& recorder, const std::string& by, Id reading, uint16_t number,
                          const Edit& edit);

// Of one reading or, where it is no subject, of all; only those that wait, or all.
Result<queries::Answer<schema::ProposalList>> listProposals(const engine::Snapshot& snapshot, Id reading, bool all);
// Of a reading that was not recorded.
queries::Answer<schema::ProposalList> listFindings(const minutes::Reading& reading, std::string_view fileName);

// The numbers of those that wait.
Result<std::vector<uint16_t>> waitingProposals(const engine::Snapshot& snapshot, Id reading);

//
std::string proposalReference(Id reading, uint16_t number);
std::optional<std::pair<Id, uint16_t>> parseProposalReference(std::string_view text);

}  // namespace minuted::review
