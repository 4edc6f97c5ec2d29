// What nothing says and somebody should, before a proposal is accepted: for whom an owner speaks. Keeps what it has
// found, for the many proposals of a list. One thread at a time; the snapshot must outlive it. Errors: those of the
// snapshot.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/document.h"
#include "queries/parties/mandates.h"

namespace minuted::review {

class Questions {
 public:
  explicit Questions(const engine::Snapshot& snapshot) : snapshot_(snapshot), mandates_(snapshot) {}

  // "For whom does Rachel Patel speak? Say 'Rachel Patel (ORGANISATION)'." for each owner that the proposal names, of
  // whom neither the attendance in the same minutes nor an appointment, nor any attendance before, says it.
  Result<std::vector<std::string>> about(schema::Proposal::Reader proposal, const domain::Reading& reading);

 private:
  struct Listed {
    std::string name;
    bool hasOrganisation = false;
  };
  Result<const std::vector<Listed>*> listedIn(const domain::Reading& reading);
  Result<bool> speaksForSomebody(const std::string& owner, const domain::Reading& reading);

  const engine::Snapshot& snapshot_;
  queries::Mandates mandates_;
  std::map<Id, std::vector<Listed>> listed_;  // by document
};

}  // namespace minuted::review
