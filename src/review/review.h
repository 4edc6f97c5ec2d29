// The way of proposals into the register: a reading is filed, and its proposals are listed, edited, and accepted or
// rejected.
//
// What minutes say happened on the day of their meeting. So they are compared with what the register knows of that day,
// and not of the present one, and a year's minutes can be read in any order.
#pragma once

#include <string>
#include <vector>

#include "minutes/importer.h"
#include "queries/queries.h"
#include "register/command.h"
#include "register/recorder.h"

namespace minuted::review {

struct FiledReading {
  Id reading;
  bool isKnown = false;  // the same text had been filed before, and nothing was recorded now
};

// Records the document and the proposals that were found in it, and keeps the document's bytes and its text. Of a text
// that was filed before only the bytes are kept, where it is the same file and they were not.
Result<FiledReading> fileReading(engine::Recorder& recorder, const std::string& by, const minutes::Reading& reading,
                                 std::string_view fileName, BytesView file);

struct AcceptedProposal {
  uint16_t number = 0;
  Id subject;                               // the new subject, or the known one that the proposal is about
  bool hasNews = false;                     // the proposal said something that the register did not know
  std::vector<std::string> questions = {};  // that nothing answers (questions.h)
};

// Accepts one proposal, and before it the meeting of the minutes if that has not been accepted yet.
Result<AcceptedProposal> acceptProposal(engine::Recorder& recorder, const std::string& by, Id reading, uint16_t number);
Result<void> rejectProposal(engine::Recorder& recorder, const std::string& by, Id reading, uint16_t number,
                            std::string_view why);

// Undoes what was last done to a proposal, with everything that was recorded because of it, except for people,
// organisations and groups. Returns how many events were entered in error.
Result<size_t> undoProposal(engine::Recorder& recorder, const std::string& by, Id reading, uint16_t number,
                            std::string_view why);

// Merges two proposals that say the same: `kept` takes over owners and the due date that only `other` has, and `other`
// is rejected.
Result<void> mergeProposals(engine::Recorder& recorder, const std::string& by, Id reading, uint16_t kept,
                            uint16_t other);

// Changes the given fields of a proposal that waits.
struct Edit {
  std::optional<std::string> text, name, organisation;
  std::optional<std::vector<std::string>> owners;
  OptionalDate due, date;
  bool withoutDue = false;  // remove the due date
};
Result<void> editProposal(engine::Recorder& recorder, const std::string& by, Id reading, uint16_t number,
                          const Edit& edit);

// The proposals of one reading or, if `reading` is empty, of all readings. all: also those that do not wait any more.
Result<queries::Answer<schema::ProposalList>> listProposals(const engine::Snapshot& snapshot, Id reading, bool all);
// The proposals of a reading that was not recorded.
queries::Answer<schema::ProposalList> listFindings(const minutes::Reading& reading, std::string_view fileName);

// The numbers of the proposals of a reading that wait for somebody to decide.
Result<std::vector<uint16_t>> waitingProposals(const engine::Snapshot& snapshot, Id reading);

// References such as.
std::string proposalReference(Id reading, uint16_t number);
std::optional<std::pair<Id, uint16_t>> parseProposalReference(std::string_view text);

}  // namespace minuted::review
