// Names of people: titles, entries of lists, and whom a short form means.
#include "minutes/language/names.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "minutes/attendance/attendee.h"

namespace minuted::minutes {
namespace {

using schema::Role;

TEST(Names, HaveTheirTitlesSplitOff) {
  struct {
    std::string_view written;
    PersonName name;
  } const examples[]{
      {"DCI James Senior", {"DCI", "James Senior"}},
      {"Cllr. Susan Brown", {"Cllr.", "Susan Brown"}},
      {"Cllr Dr Jane Lee", {"Cllr Dr", "Jane Lee"}},
      {"Baroness Jan Royall", {"Baroness", "Jan Royall"}},
      {"Chief Superintendent Ann Ray", {"Chief Superintendent", "Ann Ray"}},
      {"Prof Mary O'Neill", {"Prof", "Mary O'Neill"}},
      {"Jan Royall", {"", "Jan Royall"}},
      {"DC", {"", "DC"}},  // a title alone is a name: somebody's initials
      {"", {"", ""}},
  };
  for (const auto& [written, name] : examples) EXPECT_EQ(splitTitle(written), name) << written;
}

TEST(Attendee, IsReadFromAnEntryOfAList) {
  struct {
    std::string_view entry;
    Attendee attendee;
  } const examples[]{
      {"Jan Royall, University of Oxford, (Chair)", {"Jan Royall", "University of Oxford", "", Role::CHAIR, false}},
      {"Cllr Susan Brown, Oxford City Council", {"Cllr Susan Brown", "Oxford City Council", "", Role::MEMBER, false}},
      {"Ann Lee (Interim Chair), Hub", {"Ann Lee", "Hub", "", Role::INTERIM_CHAIR, false}},
      {"Ann Lee, Hub, Vice-Chair", {"Ann Lee", "Hub", "", Role::VICE_CHAIR, false}},
      {"Mark Wardle (MW) (Chair) - Cardiff and Vale UHB",
       {"Mark Wardle", "Cardiff and Vale UHB", "MW", Role::CHAIR, false}},
      {"Ann Lee, Hub (for Kate Austin)", {"Ann Lee", "Hub", "", Role::MEMBER, true}},
      {"Ann Lee, Department for Work, Pensions and Jobs",
       {"Ann Lee", "Department for Work, Pensions and Jobs", "", Role::MEMBER, false}},
      {"Ann Lee – Coastway (North)", {"Ann Lee", "Coastway (North)", "", Role::MEMBER, false}},
      {"Emily Lewis-Edwards, Community First", {"Emily Lewis-Edwards", "Community First", "", Role::MEMBER, false}},
      {"Ann Lee (Head of Housing), Council", {"Ann Lee", "Council", "", Role::MEMBER, false}},
      {"Tom Vasey, Council (Supporting Officer)", {"Tom Vasey", "Council", "", Role::SUPPORTING_OFFICER, false}},
      {"Ann Lee", {"Ann Lee", "", "", Role::MEMBER, false}},
      {"Ann Lee (Hub", {"Ann Lee", "Hub", "", Role::MEMBER, false}},
      {"", {}},
  };
  for (const auto& [entry, attendee] : examples) {
    auto read = readAttendee(entry);
    EXPECT_EQ(read, attendee) << entry << " -> " << read.name << " | " << read.organisation << " | " << read.initials;
  }
}

TEST(Names, AreMatchedOrAmbiguous) {
  const std::vector<std::string> people{"Jan Royall",     "Cllr Susan Brown", "Ian Brooke",       "Gillian Aitken",
                                        "Caroline Green", "Ian Green",        "James Senior",     "Emily Lewis-Edwards",
                                        "Joe Kidman",     "Helen Brown",      "Zoë Price",        "Mr Paul Ray",
                                        "Mrs Ann Ray",    "Katherine Austin", "Dr Owen Tallis",   "Robert Marsh",
                                        "Roberta Mars",   "Sam Jones",        "Jan van der Berg", "Thomas Hayes OBE"};
  struct {
    std::string_view written, name;  // '?' where it is ambiguous, '-' where there is nobody
  } const examples[]{
      {"James Senior", "James Senior"},
      {"DCI James Senior", "James Senior"},
      {"DCI Senior", "James Senior"},
      {"James Senior, Thames Valley Police", "James Senior"},
      {"james senior (Chair)", "James Senior"},
      {"J. Senior", "James Senior"},
      {"James R Senior", "James Senior"},
      {"JS", "James Senior"},
      {"Gill Aitken", "Gillian Aitken"},
      {"Kate Austin", "Katherine Austin"},
      {"Baroness Jan Royall", "Jan Royall"},
      {"Royall", "Jan Royall"},
      {"Jan", "?"},
      {"Jan v", "-"},
      {"Cllr Brown", "Cllr Susan Brown"},
      {"Dr Brown", "?"},
      {"Brown", "?"},
      {"Cllr Sue Brown", "Cllr Susan Brown"},
      {"Green", "?"},
      {"Ms Green", "?"},
      {"Caroline", "Caroline Green"},
      {"Ian", "?"},
      {"Supt Kidman", "Joe Kidman"},
      {"Zoe Price", "Zoë Price"},
      {"ELE", "Emily Lewis-Edwards"},
      {"EL", "Emily Lewis-Edwards"},
      {"Mr Ray", "Mr Paul Ray"},
      {"Mrs Ray", "Mrs Ann Ray"},
      {"Ray", "?"},
      {"Owen", "Dr Owen Tallis"},
      {"Tom Hayes", "Thomas Hayes OBE"},
      {"Robert Mars", "-"},
      {"Sammy Jones", "Sam Jones"},
      {"Ian Brooke and Caroline Green", "-"},  // two people, and not Ian Green
      {"Sara Fernandez", "-"},
      {"OSP members", "-"},
      {"Thames Valley Police", "-"},
      {"", "-"},
      {"(Chair)", "-"},
  };
  for (const auto& [written, name] : examples) {
    auto match = findName(written, people);
    auto found = match.fit == NameFit::unique ? people[match.index] : match.fit == NameFit::ambiguous ? "?" : "-";
    EXPECT_EQ(found, name) << written;
    EXPECT_EQ(matchName(written, people).has_value(), match.fit == NameFit::unique) << written;
  }
}

TEST(Names, LookLikePeopleOrDoNot) {
  for (auto name : {"Jan Royall", "Cllr Brown", "Jan van der Berg", "Zoë Price", "Emily Lewis-Edwards", "MW"})
    EXPECT_TRUE(looksLikePerson(name)) << name;
  for (auto text :
       {"", "welcomed members to the meeting", "There was 1 member of the public", "see paper 3", "All: everyone"})
    EXPECT_FALSE(looksLikePerson(text)) << text;
}

}  // namespace
}  // namespace minuted::minutes
