// A review as a text file: written out, edited in any editor, and applied.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "review/review.h"

namespace minuted::review {

// All that waits of the list, each with what may be changed and, as a comment, the words it was read from:
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
  std::string why;  // of a rejection: what stands behind 'why:'
  Edit edit;        // what the file says, whether it is new or not
  int line = 0;
};
Result<std::vector<ReviewEntry>> readReview(std::string_view text);

// Of the edit, what differs from the proposal as it stands.
Edit changes(const Edit& edit, schema::ProposalAnswer::Reader proposal);
inline bool isEmpty(const Edit& edit) {
  return !edit.text && !edit.name && !edit.organisation && !edit.owners && !edit.due && !edit.withoutDue && !edit.date;
}

}  // namespace minuted::review
