// Rows, and the keys of the views.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "projections/row.h"
#include "projections/views.h"
#include "world/property.h"
#include "world/text.h"

namespace minuted::projections {
namespace {

using namespace domain;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// --- Random states of every kind ---

template <typename Number>
Number any(Number below) {
  return *rc::gen::inRange<Number>(0, below);
}

std::string text() {
  auto bytes = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));  // a NUL ends a text
  return bytes + *rc::gen::elementOf(std::vector<std::string>{"", "é", "—", "Zoë"});
}

std::vector<std::string> texts() {
  std::vector<std::string> all(any<size_t>(4));
  std::ranges::generate(all, text);
  return all;
}

Id id(Kind kind) { return any(4) == 0 ? Id() : Id(kind, 1 + any<uint32_t>(firstLocal - 1)); }

OptionalDate date() {
  if (any(3) == 0) return std::nullopt;
  return Date{any(200'000) - 100'000, static_cast<Precision>(any(5))};
}

Owner owner() { return {id(static_cast<Kind>(3 + any(3))), id(Kind::ORGANISATION), any(2) == 1}; }

State stateOf(Kind kind) {
  switch (kind) {
    case Kind::REGISTER: {
      domain::Register opened{text(), id(Kind::GROUP), text(), {}};
      for (auto left = any(3); left > 0; --left) {
        opened.daysOff.weekdays.push_back(static_cast<schema::Weekday>(any(7)));
        if (auto from = date()) opened.daysOff.spans.push_back({*from, date()});
      }
      return opened;
    }
    case Kind::USER:
    case Kind::ORGANISATION:
    case Kind::PERSON: {
      Party party{text(), texts(), id(Kind::PERSON), {}, {}};
      for (auto left = any(3); left > 0; --left) {
        party.contacts.push_back({static_cast<schema::Channel>(any(3)), text()});
        party.titles.push_back({id(Kind::ORGANISATION), text(), text(), date()});
      }
      party.wayOfAsking = static_cast<schema::WayOfAsking>(any(3));
      return party;
    }
    case Kind::GROUP: {
      Group group{.name = text(),
                  .aliases = texts(),
                  .parent = id(Kind::GROUP),
                  .kind = static_cast<schema::GroupKind>(any(7)),
                  .profile = {},
                  .reportsTo = {},
                  .every = any<uint8_t>(200),
                  .unit = static_cast<schema::Interval>(any(4)),
                  .founded = date(),
                  .ended = date()};
      for (auto left = any(3); left > 0; --left) {
        group.profile.push_back({static_cast<schema::ProfilePart>(any(5)), text()});
        group.reportsTo.push_back({id(Kind::GROUP), any<uint8_t>(200), static_cast<schema::Interval>(any(4))});
        group.quorums.push_back({any<uint16_t>(20), any<uint8_t>(101), any(2) == 1, date()});
      }
      group.chasing = {any<uint16_t>(90), any<uint8_t>(9), any(2) == 1};
      return group;
    }
    case Kind::APPOINTMENT:
      return Appointment{
          id(Kind::PERSON), id(Kind::ORGANISATION), id(Kind::GROUP), static_cast<schema::Role>(any(7)), date(), date()};
    case Kind::MEETING: {
      Meeting meeting{.group = id(Kind::GROUP),
                      .date = date(),
                      .firstDate = date(),
                      .startsAt = static_cast<int16_t>(any(1441) - 1),
                      .endsAt = static_cast<int16_t>(any(1441) - 1),
                      .status = static_cast<MeetingStatus>(any(3)),
                      .rescheduled = any(2) == 1,
                      .attendance = {},
                      .agenda = {},
                      .minutes = static_cast<MinutesStatus>(any(3)),
                      .agreedAt = id(Kind::MEETING),
                      .document = id(Kind::DOCUMENT),
                      .corrections = {},
                      .earlierMinutes = {},
                      .place = text(),
                      .joining = text(),
                      .interests = {},
                      .amendments = {}};
      for (auto left = any(3); left > 0; --left)
        meeting.interests.push_back({id(Kind::PERSON), any<uint16_t>(20), any(2) == 1, text()});
      for (auto left = any(3); left > 0; --left)
        meeting.amendments.push_back({any<uint16_t>(20), any<uint16_t>(20), id(Kind::PERSON),
                                      static_cast<AmendmentStatus>(any(3)), text(), text(), text()});
      for (auto left = any(3); left > 0; --left) meeting.earlierMinutes.push_back({date(), any(2) == 1, text()});
      for (auto left = any(3); left > 0; --left)
        meeting.corrections.push_back({id(Kind::MEETING), id(Kind::ACTION), text(), text()});
      for (auto left = any(4); left > 0; --left)
        meeting.attendance.push_back({id(Kind::PERSON), id(Kind::ORGANISATION), static_cast<Capacity>(any(4)),
                                      static_cast<Role>(any(8)), id(Kind::PERSON), any<uint16_t>(20),
                                      any<uint16_t>(20)});
      for (auto left = any(4); left > 0; --left)
        meeting.agenda.push_back({any<uint16_t>(0xFFFF), any<uint16_t>(0xFFFF), any(2) == 1, text(),
                                  static_cast<schema::ItemKind>(any(5)), id(Kind::PERSON), any(2) == 1,
                                  any<uint16_t>(90)});
      for (auto left = any(3); left > 0; --left)
        meeting.replies.push_back({id(Kind::PERSON), static_cast<schema::Reply>(any(3)), date(), text()});
      for (auto left = any(3); left > 0; --left)
        meeting.papers.push_back({id(Kind::DOCUMENT),
                                  {id(Kind::PERSON), id(Kind::ORGANISATION)},
                                  any<uint64_t>(1u << 30),
                                  any<uint64_t>(1u << 30),
                                  any(2) == 1});
      return meeting;
    }
    case Kind::DOCUMENT:
      return Document{text(),
                      *rc::gen::arbitrary<std::string>(),
                      any<uint32_t>(1u << 31),
                      any(2) == 1,
                      {{id(Kind::ACTION)}, {id(Kind::MEETING), any<uint16_t>(20)}},
                      any(2) == 1};
    case Kind::READING: {
      Reading reading{id(Kind::DOCUMENT), *rc::gen::arbitrary<std::string>(), *rc::gen::arbitrary<std::string>(), {}};
      for (auto left = any(4); left > 0; --left)
        reading.fates.push_back({static_cast<ProposalStatus>(any(3)), id(Kind::ACTION), any<uint64_t>(1u << 30)});
      return reading;
    }
    case Kind::DECISION: {
      Decision decision{.text = text(),
                        .kind = static_cast<schema::DecisionKind>(any(7)),
                        .decidedOn = date(),
                        .group = id(Kind::GROUP),
                        .meeting = id(Kind::MEETING),
                        .proposer = id(Kind::PERSON),
                        .seconder = id(Kind::ORGANISATION),
                        .item = any<uint16_t>(0xFFFF),
                        .addressedTo = id(Kind::ORGANISATION),
                        .reviewOn = date(),
                        .confidential = any(2) == 1,
                        .reason = text(),
                        .positions = {},
                        .status = static_cast<DecisionStatus>(any(5)),
                        .by = id(Kind::DECISION),
                        .reviews = any<uint16_t>(9),
                        .uptake = {},
                        .votes = {},
                        .proposedOn = date(),
                        .closesOn = date()};
      if (any(2) == 1) decision.votes = {any<uint16_t>(9), any<uint16_t>(9), any<uint16_t>(9)};
      if (any(2) == 1) decision.uptake = {static_cast<schema::Uptake>(any(3)), text()};
      for (auto left = any(3); left > 0; --left)
        decision.positions.push_back(
            {id(Kind::PERSON), id(Kind::ORGANISATION), static_cast<schema::Position>(any(4)), text()});
      return decision;
    }
    case Kind::PRIORITY:
      return Priority{text(),
                      id(Kind::GROUP),
                      id(Kind::PROGRAMME),
                      id(Kind::DECISION),
                      date(),
                      date(),
                      any<uint16_t>(20),
                      static_cast<PriorityStatus>(any(5)),
                      any<uint16_t>(20),
                      date(),
                      text()};
    case Kind::PROGRAMME:
      return Programme{text(),
                       text(),
                       static_cast<schema::ProgrammeKind>(any(5)),
                       id(Kind::GROUP),
                       id(Kind::PROGRAMME),
                       id(Kind::DECISION),
                       id(Kind::ORGANISATION),
                       static_cast<ProgrammeStatus>(any(4)),
                       date(),
                       date(),
                       text()};
    case Kind::MEASURE: {
      Measure measure{.name = text(),
                      .unit = text(),
                      .decimals = any<uint8_t>(6),
                      .better = static_cast<schema::Better>(any(3)),
                      .group = id(Kind::GROUP),
                      .priority = id(Kind::PRIORITY),
                      .programme = id(Kind::PROGRAMME),
                      .baseline = {},
                      .target = {},
                      .readings = {}};
      if (any(2) == 1) measure.baseline = MeasureValue{any<int64_t>(1 << 30) - 5000, date()};
      if (any(2) == 1) measure.target = MeasureValue{any<int64_t>(1 << 30), date()};
      for (auto left = any(4); left > 0; --left)
        measure.readings.push_back({any<int64_t>(1 << 30) - 5000, date(), static_cast<schema::ReadingForm>(any(3)),
                                    date(), static_cast<schema::Qualifier>(any(4)), text()});
      return measure;
    }
    case Kind::ACHIEVEMENT:
      return Achievement{text(),
                         static_cast<schema::AchievementKind>(any(3)),
                         id(Kind::GROUP),
                         id(Kind::PRIORITY),
                         id(Kind::PROGRAMME),
                         id(Kind::MEASURE),
                         date(),
                         date(),
                         date(),
                         {id(Kind::ORGANISATION), id(Kind::PERSON)}};
    case Kind::FUNDING:
      return Funding{static_cast<FundingKind>(any(2)),
                     text(),
                     any<uint64_t>(1u << 30),
                     id(Kind::ORGANISATION),
                     id(Kind::GROUP),
                     id(Kind::PROGRAMME),
                     {{id(Kind::ORGANISATION), any<uint64_t>(1u << 30)}},
                     static_cast<schema::Qualifier>(any(4)),
                     date(),
                     date(),
                     date(),
                     any<uint64_t>(1u << 30)};
    case Kind::TOPIC:
      return Topic{
          text(), id(Kind::GROUP), id(Kind::PERSON), id(Kind::MEETING), date(), static_cast<TopicStatus>(any(3)),
          text()};
    case Kind::MAIL:
      return Mail{id(Kind::PERSON),
                  text(),
                  *rc::gen::arbitrary<std::string>(),
                  {id(Kind::ACTION)},
                  {any<uint64_t>(9)},
                  date(),
                  static_cast<schema::MailPurpose>(any(4)),
                  static_cast<MailStatus>(any(3)),
                  text()};
    case Kind::REPORT:
      return Report{id(Kind::GROUP),
                    date(),
                    date(),
                    {{"activity", id(Kind::GROUP), any<uint64_t>(1u << 30)}},
                    {{any<uint64_t>(9), any<uint64_t>(1u << 30)}}};
    default: break;
  }
  Action action;
  action.text = text();
  for (auto left = any(4); left > 0; --left) action.owners.push_back(owner());
  action.group = id(Kind::GROUP);
  action.meeting = id(Kind::MEETING);
  action.decision = id(Kind::DECISION);
  action.answerTo = id(Kind::PERSON);
  action.item = any<uint16_t>(0xFFFF);
  action.raisedOn = date();
  action.firstDue = date();
  action.due = date();
  action.status = static_cast<ActionStatus>(any(8));
  action.statusOn = date();
  action.timesCarried = any<uint16_t>(0xFFFF);
  action.extensions = any<uint16_t>(0xFFFF);
  action.note = text();
  action.raised = any(2) == 1;
  action.kind = static_cast<schema::ActionKind>(any(2));
  action.priority = id(Kind::PRIORITY);
  action.programme = id(Kind::PROGRAMME);
  action.dueAtNext = id(Kind::GROUP);
  action.confidential = any(2) == 1;
  action.supersededBy = id(Kind::ACTION);
  action.escalatedTo = id(Kind::GROUP);
  action.urgency = static_cast<schema::Urgency>(any(3));
  if (any(2) == 1) action.requested = ExtensionRequest{id(Kind::PERSON), Date{any(1000), Precision::DAY}};
  if (any(2) == 1) action.rag = RagOverride{static_cast<schema::Rag>(any(3)), text()};
  for (auto left = any(3); left > 0; --left) {
    action.answers.push_back({id(Kind::PERSON), static_cast<AnswerStatus>(any(9)), date(), text(), text(), date()});
    action.moves.push_back({date(), date(), id(Kind::PERSON), date(), text()});
  }
  action.reopened = any<uint16_t>(9);
  action.continuedBy = id(Kind::ACTION);
  for (auto left = any(3); left > 0; --left) action.waitsFor.push_back(id(Kind::ACTION));
  action.every = any<uint8_t>(200);
  action.unit = static_cast<schema::Interval>(any(4));
  for (auto left = any(3); left > 0; --left) action.followers.push_back({id(Kind::PERSON), any<uint64_t>(1u << 30)});
  return action;
}

constexpr auto kindsWithRows = static_cast<uint32_t>(Kind::REPORT);

Subject anySubjectOf(Kind kind) {
  Subject subject{.id = Id(kind, 1 + any<uint32_t>(1000)),
                  .newest = any<uint64_t>(1u << 30),
                  .last = {date().value_or(Date()).day, any<uint64_t>(1u << 30)},
                  .events = 1 + any<uint32_t>(50),
                  .facts = 1 + any<uint32_t>(50),
                  .state = stateOf(kind)};
  if (any(4) == 0) subject.last.day = std::numeric_limits<int32_t>::min();
  return subject;
}

Subject anySubject() { return anySubjectOf(static_cast<Kind>(1 + any(kindsWithRows))); }

TEST(Row, ComesBackAsItWas) {
  for (uint32_t kind = 1; kind <= kindsWithRows; ++kind)
    world::holdsFor(40, [&] {
      auto subject = anySubjectOf(static_cast<Kind>(kind));
      auto row = rowOf(subject);
      RC_ASSERT(subjectOf(row) == subject);
      RC_ASSERT(rowOf(subjectOf(row)) == row);
    });
}

TEST(Row, DamagedBytesThrowAndReadNothingElse) {
  world::holdsFor(300, [] {
    auto row = rowOf(anySubject());
    auto at = any(row.size());
    row[at] = static_cast<char>(row[at] ^ (1 << any(8)));
    try {
      (void)subjectOf(row);
    } catch (const kj::Exception&) {
    }
  });
}

// --- Keys ---

Id subjectNamed(const char* reference) { return world::idOf(reference); }

Subject existing(const char* reference, State state) {
  return {.id = subjectNamed(reference), .newest = 1, .last = {}, .events = 1, .facts = 1, .state = std::move(state)};
}

// Keys as text: view, party, live or not, id. Keys of the view of the unfinished are tested below.
std::vector<std::string> keysIn(const Subject& subject) {
  std::vector<std::string> words;
  for (const auto& key : keysOf(subject)) {
    auto view = static_cast<ViewId>(key.front());
    if (view == ViewId::unfinished) continue;
    std::string word = fmt::format("{}", static_cast<int>(view));
    if (view != ViewId::subjects && view != ViewId::lookups)
      word += " " + reference(Id(readU64(BytesView(key).substr(1))));
    if (view == ViewId::actionsByOwner || view == ViewId::actionsByGroup) word += key[9] == '\0' ? " live" : " not";
    if (view == ViewId::lookups) word += " " + key.substr(2, key.size() - 11);
    words.push_back(word + " " + reference(idOf(key)));
  }
  return words;
}

TEST(Keys, AnActionStandsUnderItsOwnersTheirMandatesAndItsGroup) {
  Action action;
  action.group = subjectNamed("G-2");
  action.owners = {{subjectNamed("PE-1"), subjectNamed("O-1"), false},
                   {subjectNamed("O-1"), {}, false},
                   {subjectNamed("G-3"), {}, true}};
  EXPECT_THAT(keysIn(existing("A-7", action)),
              UnorderedElementsAre("1 A-7", "2 PE-1 live A-7", "2 O-1 live A-7", "2 G-3 live A-7", "3 G-2 live A-7"));
  for (auto status : {ActionStatus::CLOSED, ActionStatus::DROPPED}) {
    action.status = status;
    EXPECT_THAT(keysIn(existing("A-7", action)),
                UnorderedElementsAre("1 A-7", "2 PE-1 not A-7", "2 O-1 not A-7", "2 G-3 not A-7", "3 G-2 not A-7"));
  }
}

TEST(Keys, OfTheOthers) {
  Decision decision;
  decision.group = subjectNamed("G-2");
  EXPECT_THAT(keysIn(existing("D-1", decision)), UnorderedElementsAre("1 D-1", "4 G-2 D-1"));
  Meeting meeting;
  meeting.group = subjectNamed("G-2");
  EXPECT_THAT(keysIn(existing("M-1", meeting)), UnorderedElementsAre("1 M-1", "5 G-2 M-1"));
  EXPECT_THAT(
      keysIn(existing(
          "AP-1", Appointment{subjectNamed("PE-1"), subjectNamed("O-1"), subjectNamed("G-1"), Role::CHAIR, {}, {}})),
      UnorderedElementsAre("1 AP-1", "6 PE-1 AP-1", "6 O-1 AP-1", "6 G-1 AP-1"));
  EXPECT_THAT(
      keysIn(existing("G-2", Group{"Steering Group", {"SG", "sg", "STEERING  group"}, subjectNamed("G-1"), {}})),
      UnorderedElementsAre("1 G-2", "7 G-1 G-2", "8 sg G-2", "8 steering group G-2"));
  EXPECT_THAT(keysIn(existing("PE-1", Party{"Zoë Rao", {}})), UnorderedElementsAre("1 PE-1", "8 zoe rao PE-1"));
  EXPECT_THAT(keysIn(existing("DOC-1", Document{"minutes.txt", "digest", 3})),
              UnorderedElementsAre("1 DOC-1", "8 digest DOC-1"));
  EXPECT_THAT(keysIn(existing("REG-1", domain::Register{"Harbour", subjectNamed("G-1"), {}, {}})),
              ElementsAre("1 REG-1"));
}

TEST(Keys, WhatDoesNotExistHasNone) {
  auto action = existing("A-7", Action());
  action.facts = 0;
  EXPECT_THAT(keysOf(action), IsEmpty());
  EXPECT_THAT(keysOf(blank(subjectNamed("PE-1"))), IsEmpty());
}

TEST(Keys, EachIsThereOnceBeginsWithItsViewAndEndsWithTheSubject) {
  world::holdsFor(300, [] {
    auto subject = anySubject();
    auto keys = keysOf(subject);
    for (const auto& key : keys) {
      RC_ASSERT(idOf(key) == subject.id);
      RC_ASSERT(std::ranges::count(views(), static_cast<ViewId>(key.front()), &View::id) == 1);
    }
    std::ranges::sort(keys);
    RC_ASSERT(std::ranges::adjacent_find(keys) == keys.end());
  });
}

TEST(Keys, SortAsTheirNumbersDoAndLiveOnesComeFirst) {
  auto closed = existing("A-1", Action{.text = {},
                                       .owners = {{subjectNamed("PE-1"), {}, false}},
                                       .group = {},
                                       .meeting = {},
                                       .decision = {},
                                       .answerTo = {},
                                       .status = ActionStatus::CLOSED});
  auto open = existing("A-300", Action{.text = {},
                                       .owners = {{subjectNamed("PE-1"), {}, false}},
                                       .group = {},
                                       .meeting = {},
                                       .decision = {},
                                       .answerTo = {}});
  EXPECT_LT(keysOf(open)[1], keysOf(closed)[1]);
  EXPECT_LT(subjectKey(subjectNamed("A-255")), subjectKey(subjectNamed("A-256")));
  EXPECT_LT(subjectKey(subjectNamed("D-300")), subjectKey(subjectNamed("A-1")));
  EXPECT_TRUE(keysOf(open)[1].starts_with(livePrefix(ViewId::actionsByOwner, subjectNamed("PE-1"))));
  EXPECT_FALSE(keysOf(closed)[1].starts_with(livePrefix(ViewId::actionsByOwner, subjectNamed("PE-1"))));
  EXPECT_TRUE(keysOf(closed)[1].starts_with(partyPrefix(ViewId::actionsByOwner, subjectNamed("PE-1"))));
}

TEST(Keys, AfterAPrefixComesWhatDoesNotBeginSo) {
  EXPECT_EQ(afterPrefix("ab"), "ac");
  EXPECT_EQ(afterPrefix("a\xFF"), "b");
  EXPECT_EQ(afterPrefix("\xFF\xFF"), "");
  world::holdsFor(200, [] {
    auto prefix = *rc::gen::nonEmpty<std::string>();
    auto key = prefix + *rc::gen::arbitrary<std::string>();
    auto after = afterPrefix(prefix);
    RC_ASSERT(after.empty() || key < after);
    RC_ASSERT(after.empty() || !after.starts_with(prefix));
  });
}

// For random spans and every day: the ranges of the day contain exactly the subjects whose span contains the day, once.
TEST(Unfinished, IsFoundOnTheDaysOfItsSpanAndOnNoOther) {
  world::holdsFor(100, [] {
    struct Span {
      int32_t first, last;
      bool over;
    };
    std::map<Bytes, uint32_t> kept;
    std::vector<Span> spans;
    auto wide = *rc::gen::element(40, 4000);
    for (uint32_t number = 1; number <= 40; ++number) {
      auto first = static_cast<int32_t>(any(static_cast<uint32_t>(wide))) - wide / 4;
      auto last = first + static_cast<int32_t>(any(static_cast<uint32_t>(wide) / 4));
      Action action;
      bool over = any(4) > 0;
      action.status = over ? ActionStatus::CLOSED : ActionStatus::OPEN;
      Subject subject{.id = Id(Kind::ACTION, number),
                      .newest = 1,
                      .last = {last, 1},
                      .events = 1,
                      .facts = 1,
                      .firstDay = first,
                      .state = action};
      spans.push_back({first, last, over});
      for (const auto& key : keysOf(subject))
        if (static_cast<ViewId>(key.front()) == ViewId::unfinished) kept.emplace(key, number);
    }
    for (int32_t day = -wide / 4 - 2; day < wide + 2; day += 1 + wide / 50) {
      std::multiset<uint32_t> found, expected;
      unfinishedOn(Kind::ACTION, day, [&](const Bytes& from, const Bytes& until) {
        for (auto key = kept.lower_bound(from); key != kept.end() && key->first < until; ++key)
          found.insert(key->second);
      });
      for (uint32_t number = 1; number <= spans.size(); ++number) {
        const auto& span = spans[number - 1];
        if (span.first <= day && (!span.over || day <= span.last)) expected.insert(number);
      }
      RC_ASSERT(found == expected);
    }
  });
}

TEST(Unfinished, AreActionsPlannedMeetingsWaitingTopicsProgrammesAndDecisionsToReview) {
  auto keeps = [](const char* reference, State state) {
    return std::ranges::count_if(keysOf(existing(reference, std::move(state))), [](const Bytes& key) {
      return static_cast<ViewId>(key.front()) == ViewId::unfinished;
    });
  };
  EXPECT_EQ(keeps("A-1", Action()), 1);
  EXPECT_EQ(keeps("M-1", Meeting()), 1);
  EXPECT_EQ(keeps("T-1", Topic()), 1);
  EXPECT_EQ(keeps("PG-1", Programme()), 1);
  EXPECT_EQ(keeps("D-1", Decision()), 0);
  Decision toReview;
  toReview.reviewOn = Date();
  EXPECT_EQ(keeps("D-1", toReview), 1);
  toReview.status = DecisionStatus::RESCINDED;
  EXPECT_EQ(keeps("D-1", toReview), 2) << "its span has an end";
  EXPECT_EQ(keeps("O-1", Party()), 0);
}

TEST(Views, EachHasANameANumberAndAVersionOfItsOwn) {
  std::set<Bytes> keys;
  std::set<ViewId> ids;
  for (const auto& view : views()) {
    keys.insert(versionKey(view));
    ids.insert(view.id);
    EXPECT_GE(view.version, 1u);
    EXPECT_EQ(versionKey(view).front(), '\0') << "versions sort before all rows";
    EXPECT_EQ(versionValue(view).size(), 4u);
  }
  EXPECT_EQ(keys.size(), views().size());
  EXPECT_EQ(ids.size(), views().size());
}

TEST(Names, AreLookedUpWithoutRegardToCaseAccentsAndSpaces) {
  EXPECT_EQ(foldedName("  Zoë\u00A0 RAO "), "zoe rao");
  EXPECT_EQ(lookupPrefix(Kind::PERSON, "ASHA RAO"), lookupPrefix(Kind::PERSON, "Asha  Rao"));
  EXPECT_NE(lookupPrefix(Kind::PERSON, "Asha Rao"), lookupPrefix(Kind::GROUP, "Asha Rao"));
}

}  // namespace
}  // namespace minuted::projections
