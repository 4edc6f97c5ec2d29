// The minutes of a year of an invented partnership (tests/sample): the importer has to find all that stands in them,
// and nothing else.
#include <algorithm>

#include "base/text.h"
#include "minutes/language/names.h"
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

using schema::ActionNews;
using schema::Proposal;

const std::string group = " | Marram Coast Partnership Steering Group";

Reading sample(const std::string& name) {
  auto reading = read(fileText(MINUTED_SOURCE "/tests/sample/" + name), name);
  EXPECT_TRUE(reading) << reading.error().message;
  return std::move(*reading);
}

Reading january() { return sample("2025-01-16-steering-group.txt"); }
Reading may() { return sample("2025-05-15-steering-group.txt"); }
Reading july() { return sample("2025-07-08-safer-streets.txt"); }
Reading october() { return sample("2025-10-16-steering-group.txt"); }

TEST(Sample, FindsAllInTheMinutesOfJanuary) {
  auto reading = january();
  EXPECT_EQ(linesOf(reading, Proposal::MEETING),
            (Lines{"held 2025-01-16 14:00-16:00" + group,
                   "announced 2025-05-15 14:00-16:00" + group +
                       " | Warm homes: how the winter went; Sub-group updates; Young Futures priorities"}));
  EXPECT_EQ(
      linesOf(reading, Proposal::ATTENDANCE),
      (Lines{"present Rosalind Achebe | Marram Bay College | chair",
             "present Cllr Hugh Pemberton | Marram District Council", "present Nasreen Malik | Marram District Council",
             "present Tom Vasey | Marram District Council | supporting officer",
             "present Cllr Patience Lowe | Eastshore County Council", "present Bryony Tate | Eastshore County Council",
             "present Supt Dawn Ritchie | Eastshore Police", "present Dr Owen Tallis | Saltings Health Trust",
             "present Gwen Hardcastle | Lantern Housing Association", "present Marek Dąbrowski | Dunmere Engineering",
             "present Isla Fenwick | Skerrow Town Team", "present Joe Okafor | Marram Coast Volunteer Bureau",
             "present Kit Sandhu | Coastway Buses", "apologies Revd Celia Marsh | Tidewell Food Bank",
             "apologies Alan Treloar | Eastshore Fire and Rescue"}));
  EXPECT_EQ(linesOf(reading, Proposal::ITEM).size(), 8u);
  EXPECT_EQ(linesOf(reading, Proposal::DECISION),
            (Lines{"agreed: Minutes of the last meeting were agreed as correct",
                   "agreed: It was agreed that the partnership would sign up to the Coast Fair Work pledge, and that "
                   "each organisation would put the pledge "
                   "before its own board during the year"}));
  EXPECT_EQ(linesOf(reading, Proposal::ACTION),
            (Lines{"raised: Draft one directory of warm spaces for the whole coast and circulate it to partners | Joe "
                   "Okafor | due 2025-02-28",
                   "raised: Lantern Housing Association to offer ten homes for the trial of damp sensors | Lantern "
                   "Housing Association | due 2025-03-31",
                   "raised: Survey the empty shops on Skerrow high street and find out who owns them | Isla Fenwick",
                   "raised: Share anonymised figures on missed appointments of under-25s with the college and respond "
                   "to Rosalind Achebe | Owen Tallis | due "
                   "2025-03-31 | answer Rosalind Achebe",
                   "raised: MCP members to nominate one apprentice mentor each | MCP members | due 2025-04-30"}));
}

TEST(Sample, FindsAllInTheMinutesOfMay) {
  auto reading = may();
  EXPECT_EQ(
      linesOf(reading, Proposal::MEETING),
      (Lines{"held 2025-05-15 14:00-16:00" + group,
             "rescheduled 2025-10-16 13:30-15:30" + group + " | Winter plan; Sub-group updates; Youth travel pass",
             "announced 2026-01-22 14:00-16:00" + group + " | Sub-group updates"}));
  EXPECT_EQ(linesOf(reading, Proposal::ATTENDANCE).size(), 15u);
  EXPECT_EQ(linesOf(reading, Proposal::ITEM).size(), 7u);
  EXPECT_EQ(linesOf(reading, Proposal::DECISION),
            (Lines{"agreed: Minutes of the last meeting were agreed as correct",
                   "endorsed: The group endorsed the three Young Futures priorities for 2025–26",
                   "agreed: The group agreed that Cllr Hugh Pemberton would act as interim Chair from 1 August 2025 "
                   "until a new Chair is found"}));
  EXPECT_EQ(
      linesOf(reading, Proposal::ACTION),
      (Lines{"closed: Draft one directory of warm spaces for the whole coast and circulate it to partners | Joe Okafor",
             "carried forward: Survey the empty shops on Skerrow high street and find out who owns them | Isla Fenwick",
             "carried forward: Share anonymised figures on missed appointments of under-25s with the college | Owen "
             "Tallis | due 2025-06-30",
             "declined: Offer ten homes for the trial of damp sensors | Lantern Housing Association",
             "progressed: MCP members to nominate one apprentice mentor each | MCP members",
             "raised: Draft a joint letter about the Saturday evening bus and send it to Cllr Lowe | Kit Sandhu | due "
             "2025-06-20",
             "raised: Prepare options for a youth travel pass and bring them to the October meeting | Nasreen Malik; "
             "Kit Sandhu",
             "raised: Arrange a day for young people at the Dunmere Engineering training yard | Marek Dąbrowski | due "
             "2025-09-12",
             "raised: Safer Streets Sub-Group to review the lighting on the harbour steps | Safer Streets Sub-Group | "
             "due 2025-09-30"}));
}

TEST(Sample, FindsAllInTheMinutesOfJuly) {
  auto reading = july();
  const std::string subGroup = " | Marram Coast Partnership Safer Streets Sub-Group";
  EXPECT_EQ(linesOf(reading, Proposal::MEETING),
            (Lines{"held 2025-07-08 10:00-11:30" + subGroup, "announced 2025-11-04 10:00-11:30" + subGroup}));
  EXPECT_EQ(linesOf(reading, Proposal::ATTENDANCE).size(), 7u);
  EXPECT_EQ(linesOf(reading, Proposal::DECISION).size(), 1u);
  EXPECT_EQ(linesOf(reading, Proposal::ACTION),
            (Lines{"raised: Walk the harbour steps after dark and list where light is wanted | Dawn Ritchie; Mina "
                   "Castellan | due 2025-08-31",
                   "raised: Skerrow Town Team to ask shops on the high street to leave their window lights on until "
                   "closing time | Skerrow Town Team"}));
}

TEST(Sample, FindsAllInTheMinutesOfOctober) {
  auto reading = october();
  EXPECT_EQ(linesOf(reading, Proposal::MEETING),
            (Lines{"held 2025-10-16 13:30-15:30" + group,
                   "announced 2026-01-22 14:00-16:00" + group +
                       " | Review of the winter plan; Sub-group updates; Election of the Chair",
                   "announced 2026-05-14 14:00-16:00" + group + " | Sub-group updates"}));
  EXPECT_EQ(linesOf(reading, Proposal::ATTENDANCE)[0],
            "present Cllr Hugh Pemberton | Marram District Council | interim chair");
  EXPECT_EQ(linesOf(reading, Proposal::ATTENDANCE).size(), 14u);
  EXPECT_EQ(linesOf(reading, Proposal::DECISION),
            (Lines{"agreed: Minutes of the last meeting were agreed as correct",
                   "agreed: To open the warm spaces fund of £18,000 for bids from 27 October 2025",
                   "agreed: The winter plan for 2025–26 is approved, subject to a review in January"}));
  EXPECT_EQ(
      linesOf(reading, Proposal::ACTION),
      (Lines{
          "carried forward: Survey the empty shops on Skerrow high street and find out who owns them | Isla Fenwick",
          "closed: Share anonymised figures on missed appointments of under-25s with the college and respond to "
          "Rosalind Achebe | Owen Tallis",
          "closed: MCP members to nominate one apprentice mentor each | MCP members",
          "closed: Arrange a day for young people at the Dunmere Engineering training yard | Marek Dąbrowski",
          "reassigned: Draft a joint letter about the Saturday evening bus and send it to Cllr Lowe | Bryony Tate",
          "dropped: Prepare options for a youth travel pass | Nasreen Malik; Kit Sandhu",
          "progressed: Safer Streets Sub-Group to review the lighting on the harbour steps | Safer Streets Sub-Group",
          "raised: Tidewell Food Bank to report on demand for winter parcels | Tidewell Food Bank | due 2025-12-31",
          "raised: Map the flood wardens in each town and respond to Supt Ritchie | Joe Okafor; Bryony Tate | due "
          "2025-11-28 | answer Dawn Ritchie",
          "raised: Circulate a description of the role of Chair | Tom Vasey | due 2025-11-14"}));
}

TEST(Sample, TellsNewsOnlyOfActionsThatWereRaisedBefore) {
  constexpr double threshold = 0.6;
  std::vector<Reading> readings;
  for (auto* meeting : {&january, &may, &july, &october}) readings.push_back(meeting());
  std::vector<std::string> raised;
  for (const auto& reading : readings)
    for (auto proposal : reading.proposals()) {
      if (!proposal.isAction()) continue;
      auto action = proposal.getAction();
      auto isLike = [&](const std::string& text) { return likeness(text, action.getText().cStr()) >= threshold; };
      auto expected = action.getNews() == ActionNews::RAISED ? 0 : 1;
      EXPECT_EQ(std::ranges::count_if(raised, isLike), expected) << action.getText().cStr();
      if (action.getNews() == ActionNews::RAISED) raised.emplace_back(action.getText().cStr());
    }
  EXPECT_EQ(raised.size(), 14u);
}

// Titles come and go; names and organisations stay.
TEST(Sample, NamesPeopleAlikeInAllMinutes) {
  std::vector<std::pair<std::string, std::string>> known;
  for (auto* meeting : {&january, &may, &july, &october}) {
    auto reading = meeting();
    for (auto proposal : reading.proposals()) {
      if (!proposal.isAttendance()) continue;
      auto name = splitTitle(proposal.getAttendance().getName().cStr()).name;
      std::string organisation = proposal.getAttendance().getOrganisation().cStr();
      auto before = std::ranges::find(known, name, &std::pair<std::string, std::string>::first);
      if (before == known.end())
        known.emplace_back(name, organisation);
      else
        EXPECT_EQ(before->second, organisation) << name;
    }
  }
  EXPECT_EQ(known.size(), 17u);
}

}  // namespace
}  // namespace minuted::minutes
