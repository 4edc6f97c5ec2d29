// The recognisers: each looks for one kind of thing in a document and adds what it finds to the findings. They run in
// the order in which they stand here, and the earlier ones leave behind what the later ones want to know.
//
// To add one: a file of its own, a line here, a line in importer.cpp, and a table of examples in tests/minutes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "documents/document.h"
#include "minutes/findings.h"

namespace minuted::minutes {

// What is known of the minutes so far.
struct Minutes {
  const documents::Document& document;
  std::string group;  // '' where the title does not say
  OptionalDate heldOn;
  std::vector<std::string> people;         // all that are listed, present or not, as written: 'Cllr Susan Brown'
  std::vector<std::string> organisations;  // as written
  std::map<std::string, std::string, std::less<>> initials;  // that the list of attendees gives: '(MW)', and whose
  std::vector<uint16_t> items;  // for each block the agenda item that it stands under; 0 before the first
};

void recogniseMeeting(Minutes& minutes, Findings& findings);     // group, date and times of the meeting held
void recogniseAttendance(Minutes& minutes, Findings& findings);  // who was there, who sent apologies
void recogniseAgenda(Minutes& minutes, Findings& findings);      // numbered headings
void recogniseActions(const Minutes& minutes, Findings& findings);
void recogniseDecisions(const Minutes& minutes, Findings& findings);
void recogniseForwardPlan(const Minutes& minutes, Findings& findings);  // meetings announced
void recogniseTopics(const Minutes& minutes, Findings& findings);       // for an agenda to come

// Where the list of those present or absent begins: 'Attendees:', 'Apologies for absence: Ann Lee'.
struct AttendanceLabel {
  schema::Capacity capacity = schema::Capacity::PRESENT;
  std::string_view rest;  // what follows on the same line
};
std::optional<AttendanceLabel> attendanceLabel(const documents::Block& block);

}  // namespace minuted::minutes
