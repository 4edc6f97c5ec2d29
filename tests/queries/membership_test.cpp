// Who is a member without an appointment: whoever was listed at meetings, marked as presumed until somebody answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "queries/parties/membership.h"
#include "queries/queries.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// M-1, of the Steering Group on 16 January 2025: Asha Rao was present for the trust, Tom Bell sent apologies, and
// others came who are no members.
const Lines& listed() {
  static const auto lines = harbourAnd(
      {"personEntered name = \"Lena Fry\"", "personEntered name = \"Omar Diaz\"", "personEntered name = \"Ida Holm\"",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, organisation = O-2, capacity = apologies)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-3, organisation = O-2, capacity = substitute)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-4, capacity = inAttendance)",
       "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-5, role = supportingOfficer)"});
  return lines;
}

Lines presumed(Scenario& scenario, OptionalDate on = {}) {
  auto snapshot = scenario.snapshot({.on = on, .asOf = {}});
  Lines members;
  auto list = must(queries::listMembers(snapshot, idOf("G-2")));
  for (auto each : list.get().getItems())
    if (each.getPresumed())
      members.push_back(std::string(each.getName().cStr()) + ", " + each.getOrganisation().cStr() + ", " +
                        each.getMeeting().cStr());
  return members;
}

TEST(PresumedMembers, AreThoseListedAsPresentOrWithApologies) {
  auto scenario = given(listed());
  EXPECT_THAT(presumed(scenario), ElementsAre("Asha Rao, Harbour Trust, M-1", "Tom Bell, City Council, M-1"));
  EXPECT_THAT(presumed(scenario, dateOf(2025, 1, 15)), IsEmpty());
  auto group = must(queries::showParty(scenario.snapshot(), idOf("G-2")));
  EXPECT_EQ(group.get().getMembers().size(), 2u);
}

TEST(PresumedMembers, AreThoseOfTheYearBeforeTheLastMeeting) {
  auto scenario = given(listed());
  scenario.clock().set(dateOf(2026, 7, 1));
  scenario.and_({"2026-01-10 meetingHeld(group = G-2, date = 2026-01-10)",
                 "2026-01-10 attendanceRecorded(meeting = M-3, person = PE-1, organisation = O-2)"});
  EXPECT_THAT(presumed(scenario), ElementsAre("Tom Bell, City Council, M-1", "Asha Rao, City Council, M-3"));
  scenario.and_({"2026-02-10 meetingHeld(group = G-2, date = 2026-02-10)",
                 "2026-02-10 attendanceRecorded(meeting = M-4, person = PE-1, organisation = O-1)"});
  EXPECT_THAT(presumed(scenario), ElementsAre("Asha Rao, Harbour Trust, M-4"));
}

TEST(PresumedMembers, AreNoneOfWhomAnAppointmentTells) {
  auto scenario = given(listed());
  scenario.and_({"2025-02-01 appointmentMade(person = PE-1, organisation = O-1, group = G-2)"});
  EXPECT_THAT(presumed(scenario), ElementsAre("Tom Bell, City Council, M-1"));
  EXPECT_EQ(presumed(scenario, dateOf(2025, 1, 31)).size(), 2u);
  scenario.and_({"2025-03-01 appointmentEnded(appointment = AP-1)"});
  EXPECT_THAT(presumed(scenario), ElementsAre("Tom Bell, City Council, M-1")) << "who has left is no member";
  scenario.and_({"2025-02-01 appointmentMade(organisation = O-2, group = G-2)"});
  EXPECT_THAT(presumed(scenario), IsEmpty()) << "the council as such is the member";
}

TEST(PresumedMembers, AreOneWhereTwoWereMerged) {
  auto scenario = given(listed());
  scenario.and_({"merged(subject = PE-2, into = PE-1)"});
  EXPECT_EQ(presumed(scenario).size(), 1u);
}

// Who was on the list of a meeting without an organisation speaks for the one that is known otherwise, and is asked for
// it: no person counts as a partner whose organisation is known.
TEST(Collective, OfPeopleWhoseOrganisationIsKnownIsAskedOfTheOrganisations) {
  auto scenario = given(harbourAnd({"2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1)",
                                    "2025-03-01 meetingHeld(group = G-2, date = 2025-03-01)",
                                    "2025-03-01 attendanceRecorded(meeting = M-3, person = PE-1)",
                                    "2025-03-01 actionRaised(owners = [(party = G-2, collective = true)], group = G-2, "
                                    "meeting = M-3) text = \"Meet\""}));
  auto snapshot = scenario.snapshot();
  auto trust = must(queries::listActions(snapshot, {.party = idOf("O-1")}));
  EXPECT_EQ(trust.get().getItems().size(), 1u);
  auto account = must(queries::account(snapshot, idOf("PE-1")));
  EXPECT_STREQ(account.get().getOrganisation().cStr(), "Harbour Trust");
  EXPECT_TRUE(account.get().getPresumed());
}

// --- Positions ---

Lines positions(Scenario& scenario, const char* decision = "D-1") {
  Lines told;
  auto shown = must(queries::showDecision(scenario.snapshot(), idOf(decision)));
  for (auto each : shown.get().getPositions()) told.push_back(each.getTold().cStr());
  return told;
}

TEST(Positions, OfThoseWhoLookOnOrHelpAreNonePresumed) {
  auto scenario = given(listed());
  scenario.and_({"2025-01-16 decisionRecorded(group = G-2, meeting = M-1) text = \"To go on\""});
  EXPECT_THAT(positions(scenario),
              ElementsAre("Asha Rao (Harbour Trust) agreed (presumed)", "Lena Fry (City Council) agreed (presumed)"));
  scenario.and_(
      {"2025-01-01 appointmentMade(person = PE-3, organisation = O-2, group = G-2, role = supportingOfficer)"});
  EXPECT_THAT(positions(scenario), ElementsAre("Asha Rao (Harbour Trust) agreed (presumed)"))
      << "an officer by appointment, however listed";
  scenario.and_({"2025-01-16 positionRecorded(decision = D-1, party = PE-5, position = abstained)"});
  EXPECT_THAT(positions(scenario), ElementsAre("Ida Holm abstained", "Asha Rao (Harbour Trust) agreed (presumed)"));
}

TEST(Positions, ThatWereStatedSayTheirReasonAndNeverLookPresumed) {
  auto scenario = given(listed());
  scenario.and_(
      {"2025-01-16 decisionRecorded(group = G-2, meeting = M-1) text = \"To go on\"",
       "2025-01-16 positionRecorded(decision = D-1, party = PE-1, onBehalfOf = O-1, position = dissented) note "
       "= \"too soon\"",
       "2025-01-16 positionRecorded(decision = D-1, party = O-2, position = agreed)"});
  EXPECT_THAT(positions(scenario), ElementsAre("Asha Rao (Harbour Trust) dissented: too soon", "City Council agreed"));
}

TEST(Positions, OfWhoWasMergedIsStatedOnce) {
  auto scenario = given(listed());
  scenario.and_({"personEntered name = \"A. Rao\"",
                 "2025-01-16 decisionRecorded(group = G-2, meeting = M-1) text = \"To go on\"",
                 "2025-01-16 positionRecorded(decision = D-1, party = PE-6, position = dissented)",
                 "merged(subject = PE-6, into = PE-1)"});
  EXPECT_THAT(positions(scenario), ElementsAre("Asha Rao dissented", "Lena Fry (City Council) agreed (presumed)"));
}

}  // namespace
}  // namespace minuted::world
