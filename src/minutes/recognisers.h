// The recognisers of minutes: each looks for one kind of thing in a document and adds what it finds to the findings.
// They run in the order in which they stand here, for the earlier ones leave in Minutes what the later ones need.
//
// To add one: a file of its own, a line here, a call in importer.cpp, and a table of examples in tests/minutes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "documents/document.h"
#include "minutes/findings.h"

namespace minuted::minutes {

// A document that is the minutes of a meeting, and what the recognisers have learned of it so far.
struct Minutes {
  const documents::Document& document;
  std::string group;  // that met; '' where the minutes do not say
  OptionalDate heldOn;
  std::vector<std::string> people;         // all that are listed, present or not, as written: 'Cllr Susan Brown'
  std::vector<std::string> organisations;  // of those who are listed, as written
  std::map<std::string, std::string, std::less<>> initials;  // as the list of attendees gives them, '(MW)' -> full name
  std::vector<uint16_t> items;  // for each block the number of the agenda item that it stands under; 0 before the first
};

void recogniseMeeting(Minutes& minutes, Findings& findings);     // group, date and times of the meeting held
void recogniseAttendance(Minutes& minutes, Findings& findings);  // those present, and those who sent apologies
void recogniseAgenda(Minutes& minutes, Findings& findings);      // numbered headings
void recogniseActions(const Minutes& minutes, Findings& findings);
void recogniseDecisions(const Minutes& minutes, Findings& findings);
void recogniseForwardPlan(const Minutes& minutes, Findings& findings);  // meetings that are announced
void recogniseTopics(const Minutes& minutes, Findings& findings);       // topics for the agenda of a later meeting

}  // namespace minuted::minutes
