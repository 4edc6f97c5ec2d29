// The review of proposals as a text file, to be edited with any editor and applied.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "review/review.h"

namespace minuted::review {

// Writes the proposals of the list that wait, each with the fields that may be changed and, as a comment, its quote:
//
//   wait action
//     text: Draft one directory of warm spaces
//     owner: Joe Okafor
//     due: 2025-02-28
//   # line 40, 95%: [Action – draft one directory …]
std::string writeReview(schema::ProposalList::Reader list);

enum class Verdict { wait, accept, reject };
struct ReviewEntry {
  Verdict verdict = Verdict::wait;
  Id reading;
  uint16_t number = 0;
  std::string why;  // the reason of a rejection
  Edit edit;        // all fields that the file has, changed or not
  int line = 0;
};
// today: from which its dates are reckoned (base/written_date.h).
Result<std::vector<ReviewEntry>> readReview(std::string_view text, Date today);

// The fields of the edit that differ from the proposal.
Edit changedFields(const Edit& edit, schema::ProposalAnswer::Reader proposal);
inline bool isEmpty(const Edit& edit) {
  return !edit.text && !edit.name && !edit.organisation && !edit.owners && !edit.due && !edit.withoutDue && !edit.date;
}

}  // namespace minuted::review
