// Texts that name attendees, taken apart: runs behind a label and lines of their own.
#include "minutes/attendance/attendee_list.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace minuted::minutes {
namespace {

// name | organisation | initials, as far as they are there
std::vector<std::string> entriesOf(std::string_view run, bool isLine) {
  std::vector<std::string> entries;
  for (const auto& attendee : readAttendees(run, {.isLine = isLine})) {
    auto entry = attendee.name;
    if (!attendee.organisation.empty()) entry += " | " + attendee.organisation;
    if (!attendee.initials.empty()) entry += " | " + attendee.initials;
    entries.push_back(entry);
  }
  return entries;
}

using Entries = std::vector<std::string>;

TEST(AttendeeList, ReadsARunOfPeopleBehindALabel) {
  struct {
    std::string_view run;
    Entries entries;
  } const examples[]{
      {"Ann Lee, Cllr Tom Hayes and Joe Kidman", {"Ann Lee", "Cllr Tom Hayes", "Joe Kidman"}},
      {"Dr Ann Lee, Chairman (AL). Tom Hayes (TH). Joe Kidman, Minutes Secretary (JK).",
       {"Dr Ann Lee | AL", "Tom Hayes | TH", "Joe Kidman | JK"}},
      {"Cllr A. Lee (Chair) Cllr Kit Ash-Ray Cllr B Fry (from item 4) Cllr Jo Dee",
       {"Cllr A. Lee", "Cllr Kit Ash-Ray", "Cllr B Fry", "Cllr Jo Dee"}},
      {"Cllrs Lee (Chair), Ray and Fry; Mrs P Green, Clerk", {"Cllr Lee", "Cllr Ray", "Cllr Fry", "Mrs P Green"}},
      {"Insp. Dan Cole (Eastshore Police), 3 members of the public", {"Insp. Dan Cole | Eastshore Police"}},
      {"Cllrs Lee (Chair), Ray and Fry", {"Cllr Lee", "Cllr Ray", "Cllr Fry"}},
      {"Cllr A Muir and Mrs N Cooper, Clerk.", {"Cllr A Muir", "Mrs N Cooper"}},
      {"Ann Lee (AL), Joe Kidman (JK) (deputising for Nic Ray)", {"Ann Lee | AL", "Joe Kidman | JK"}},
      {"Ann Lee [Treasurer] (AL), Joe Kidman (JK)", {"Ann Lee | AL", "Joe Kidman | JK"}},
      {"Cllr Ann Lee – Harbour County Council", {"Cllr Ann Lee | Harbour County Council"}},
      {"Two members of the public. Cllr Ann Lee, Borough Council of Kings Lea and West Fen",
       {"Cllr Ann Lee | Borough Council of Kings Lea and West Fen"}},
      {"Ann Lee, Harbour Trust; Joe Kidman, Dune Council", {"Ann Lee | Harbour Trust", "Joe Kidman | Dune Council"}},
      {"Ann Lee (Head Teacher), Joe Kidman*", {"Ann Lee", "Joe Kidman"}},
  };
  for (const auto& [run, entries] : examples) EXPECT_EQ(entriesOf(run, false), entries) << run;
}

TEST(AttendeeList, ReadsALineOfItsOwnAsOnePersonUnlessItPlainlyNamesSeveral) {
  struct {
    std::string_view line;
    Entries entries;
  } const examples[]{
      {"Ann Lee (AL), STFC, Scientific Computing", {"Ann Lee | STFC, Scientific Computing | AL"}},
      {"Ann Lee, Oxford Hub", {"Ann Lee | Oxford Hub"}},
      {"(AL)   Ann Lee", {"Ann Lee | AL"}},
      {"Ann Lee, Joe Kidman, Kit Ash, Jo Dee", {"Ann Lee", "Joe Kidman", "Kit Ash", "Jo Dee"}},
      {"Ann Lee GDS", {"Ann Lee | GDS"}},
      {"Ann Lee Chair", {"Ann Lee"}},
      {"Welcome and introductions", {}},
      {"Minutes", {}},
  };
  for (const auto& [line, entries] : examples) EXPECT_EQ(entriesOf(line, true), entries) << line;
}

}  // namespace
}  // namespace minuted::minutes
