// Searching: what is found, under which cut, and that the index changes nothing but the time that it takes.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "base/enums.h"
#include "base/guard.h"
#include "search/search.h"
#include "world/history.h"
#include "world/property.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

Lines lines(schema::SearchAnswer::Reader answer) {
  Lines lines;
  for (auto item : answer.getItems())
    lines.push_back(fmt::format("{} {} {} {}: {}", item.getRef().cStr(), item.getName().cStr(), item.getEvent(),
                                enumerantName(item.getField()), item.getContext().cStr()));
  if (answer.getMeant().size() > 0) lines.push_back(fmt::format("meant {}", answer.getMeant().cStr()));
  if (answer.getMore()) lines.push_back("more");
  return lines;
}

Lines refs(const engine::Snapshot& snapshot, const search::Request& request) {
  auto answer = must(search::search(snapshot, nullptr, request));
  Lines refs;
  for (auto item : answer.get().getItems())
    if (refs.empty() || refs.back() != item.getRef().cStr()) refs.push_back(item.getRef().cStr());
  return refs;
}

const Lines& story() {
  static const auto lines = harbourAnd(
      {"2025-01-16 decisionRecorded(kind = endorsed, group = G-2, meeting = M-1) text = \"To light the harbour path\"",
       "2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2, meeting = M-1) text = \"Draft the lighting "
       "plan\"",
       "2025-02-01 actionRaised(owners = [(party = O-2)], group = G-1) text = \"Survey the shelters\"",
       "2025-03-01 actionReworded(action = A-2) text = \"Survey the bus stops\"",
       "2025-04-01 actionProgressed(action = A-2) note = \"Twelve stops have no light\"",
       "2025-05-01 renamed(subject = O-1) name = \"Haven Trust\""});
  return lines;
}

TEST(Search, FindsEveryWordingWithItsForms) {
  auto scenario = given(story());
  EXPECT_THAT(refs(scenario.snapshot(), {"lighting"}), ElementsAre("A-1", "A-2", "D-1"));
  EXPECT_THAT(refs(scenario.snapshot(), {"shelter"}), ElementsAre("A-2")) << "a former wording";
  EXPECT_THAT(refs(scenario.snapshot(), {"harbour trust"}), ElementsAre("O-1")) << "a former name";
  EXPECT_THAT(refs(scenario.snapshot(), {"haven"}), ElementsAre("O-1"));
  EXPECT_THAT(refs(scenario.snapshot(), {"submarine"}), IsEmpty());
}

TEST(Search, SaysOnlyWhatTheCutSays) {
  auto scenario = given(story());
  auto on = [](int month, int day) { return engine::Times{.on = dateOf(2025, month, day), .asOf = {}}; };
  EXPECT_THAT(refs(scenario.snapshot(on(2, 28)), {"\"bus stops\""}), IsEmpty()) << "it was not worded so yet";
  EXPECT_THAT(refs(scenario.snapshot(on(3, 1)), {"\"bus stops\""}), ElementsAre("A-2"));
  EXPECT_THAT(refs(scenario.snapshot(on(1, 31)), {"shelters"}), IsEmpty()) << "it was not raised yet";
  EXPECT_THAT(refs(scenario.snapshot({.size = scenario.size() - 1}), {"\"haven trust\""}), IsEmpty())
      << "it was not said yet";
}

TEST(Search, FindsADateOfAMonthByAnyOfItsDays) {
  auto scenario = given(harbourAnd({"2025-03 decisionRecorded(group = G-2) text = \"To light the path\""}));
  EXPECT_THAT(refs(scenario.snapshot(), {.words = "light", .from = dateOf(2025, 3, 15)}), ElementsAre("D-1"));
  EXPECT_THAT(refs(scenario.snapshot(), {.words = "light", .from = dateOf(2025, 4, 1)}), IsEmpty());
}

TEST(Search, OfAPublicCopyKnowsNoRelationThatOnlyTheConfidentialMakes) {
  auto scenario = given(harbourAnd(
      {"2025-01-16 agendaItemAdded(meeting = M-1, number = 1) text = \"Winter plan\"",
       "2025-01-16 agendaItemAdded(meeting = M-1, number = 2, confidential = true, owner = PE-2) text = \"A lease\"",
       "2025-01-16 interestDeclared(meeting = M-1, person = PE-1, agendaItem = 2)"}));
  auto copy = must(scenario.snapshot().publicCopy());
  for (const auto* person : {"PE-1", "PE-2"}) {
    EXPECT_THAT(refs(scenario.snapshot(), {.words = "winter", .parties = {idOf(person)}}), ElementsAre("M-1"));
    EXPECT_THAT(refs(copy, {.words = "winter", .parties = {idOf(person)}}), IsEmpty()) << person;
  }
}

TEST(Search, KnowsWhatWasRelatedToWhoeverWasMerged) {
  auto scenario = given(story());
  scenario.and_({"personEntered name = \"A. Rao\"",
                 "2025-06-01 actionRaised(owners = [(party = PE-3)], group = G-1) text = \"Light the fair\"",
                 "merged(subject = PE-3, into = PE-1)"});
  EXPECT_THAT(refs(scenario.snapshot(), {.words = "light", .parties = {idOf("PE-1")}}), ElementsAre("A-3", "A-1"));
}

// What lies between the hits and is hidden has no part in which of them are shown.
TEST(Search, ShowsTheSamePlacesOfAFewHitsWithTheIndexAndWithout) {
  Lines lines;
  for (int i = 0; i < 60; ++i)
    lines.push_back("2025-06-16 actionProgressed(action = A-" + std::to_string(1 + i % 2) + ") note = \"Light " +
                    std::string(i % 5 == 0 ? "the path" : "") + "\"");
  auto scenario = given(story());
  scenario.and_({"2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Count the lamps\""});
  scenario.and_(lines);
  auto snapshot = scenario.snapshot();
  TempFolder temporary;
  must(search::bringUpToDate(temporary.path() / "search", snapshot.wholeLog(), false, {}));
  auto index = must(search::Index::open(temporary.path() / "search", snapshot.wholeLog()));
  ASSERT_TRUE(index);
  for (size_t most : {1, 2, 3, 4})
    EXPECT_EQ(minuted::world::lines(must(search::search(snapshot, &*index, {.words = "light", .most = most})).get()),
              minuted::world::lines(must(search::search(snapshot, nullptr, {.words = "light", .most = most})).get()))
        << most;
}

TEST(Search, LeavesOutWhatWasEnteredInError) {
  auto scenario = given(story());
  auto position = scenario.size() - 1;  // the progress of A-2
  scenario.and_({"enteredInError(subject = A-2, event = " + std::to_string(position) + ") note = \"another action\""});
  EXPECT_THAT(refs(scenario.snapshot(), {"twelve"}), IsEmpty());
  EXPECT_THAT(refs(scenario.snapshot({.size = position + 1}), {"twelve"}), ElementsAre("A-2"));
}

TEST(Search, IsNarrowedByKindPartyAndDay) {
  auto scenario = given(story());
  auto snapshot = scenario.snapshot();
  EXPECT_THAT(refs(snapshot, {.words = "light", .kinds = {Kind::DECISION}}), ElementsAre("D-1"));
  EXPECT_THAT(refs(snapshot, {.words = "light", .parties = {idOf("G-1")}}), ElementsAre("A-2"));
  EXPECT_THAT(refs(snapshot, {.words = "light", .parties = {idOf("G-2"), idOf("PE-1")}}), ElementsAre("A-1"));
  EXPECT_THAT(refs(snapshot, {.words = "light", .from = dateOf(2025, 2, 1)}), ElementsAre("A-2"));
  EXPECT_THAT(refs(snapshot, {.words = "light", .to = dateOf(2025, 1, 31)}), ElementsAre("A-1", "D-1"));
}

TEST(Search, SaysWhatWasProbablyMeant) {
  auto scenario = given(story());
  auto meant = [&](const char* words) {
    return std::string(must(search::search(scenario.snapshot(), nullptr, {words})).get().getMeant().cStr());
  };
  EXPECT_EQ(meant("sheltrs"), "shelters");
  EXPECT_EQ(meant("harbuor path"), "harbour path");
  EXPECT_EQ(meant("harbuor lihgting"), "harbour lighting") << "both words are misspelt";
  EXPECT_EQ(meant("\"bus stopz\""), "\"bus stops\"");
  EXPECT_EQ(meant("lighting"), "") << "it is there";
  EXPECT_EQ(meant("submarine"), "");
}

TEST(Search, ShowsTheWordsWithWhatStandsAroundThem) {
  std::string before(300, 'x'), after;
  for (int i = 0; i < 100; ++i) after += " and so on";
  auto scenario = given(harbourAnd({"actionRaised(owners = [(party = PE-1)], group = G-2) text = \"" + before +
                                    " light the é path" + after + "\""}));
  auto answer = must(search::search(scenario.snapshot(), nullptr, {"light"}));
  std::string context = answer.get().getItems()[0].getContext();
  EXPECT_THAT(context, testing::StartsWith("… light the é path and so on"));
  EXPECT_THAT(context, testing::EndsWith(" …"));
  EXPECT_LT(context.size(), 180u);
}

// Every word that any event of the register has, twice as often as it stands there.
std::vector<std::string> wordsOfAll(const engine::Snapshot& snapshot) {
  std::vector<std::string> all;
  for (uint64_t position = 1; position <= snapshot.size(); ++position) {
    auto event = must(engine::readEvent(snapshot.wholeLog(), position));
    for (const auto& passage : must(search::passagesOf(snapshot.wholeLog(), *event)))
      for (auto& word : search::words(passage.text)) all.push_back(std::move(word.folded));
  }
  return all;
}

// One that leads to something more often than not.
search::Request anyRequest(Draws& draws, const std::vector<std::string>& vocabulary) {
  auto word = [&] { return vocabulary[draws.below(static_cast<uint32_t>(vocabulary.size()))]; };
  search::Request request;
  request.words = word();
  if (draws.oneIn(3)) request.words += " " + word();
  if (draws.oneIn(6)) request.words += " -" + word();
  if (draws.oneIn(5)) request.words = '"' + word() + " " + word() + '"';
  if (draws.oneIn(5)) request.words = word().substr(0, 3) + "*";
  if (draws.oneIn(8)) request.words += "x";  // misspelt
  if (draws.oneIn(4)) request.kinds = {static_cast<Kind>(1 + draws.below(kindCount - 1))};
  if (draws.oneIn(4)) request.parties = {Id(draws.oneIn(2) ? Kind::PERSON : Kind::GROUP, 1 + draws.below(3))};
  if (draws.oneIn(4)) request.from = dateOf(2025, 1 + draws.below(12), 1);
  request.most = 1 + draws.below(30);
  return request;
}

bool isAskable(const search::Request& request) { return search::Query::parse(request.words).has_value(); }

Tape firstHalf(const Tape& tape) { return {tape.begin(), tape.begin() + static_cast<std::ptrdiff_t>(tape.size() / 2)}; }
Tape secondHalf(const Tape& tape) { return {tape.begin() + static_cast<std::ptrdiff_t>(tape.size() / 2), tape.end()}; }

TEST(Search, AnswersTheSameWithTheIndexWithAPartOfItAndWithout) {
  holdsFor(30, [] {
    auto tape = *tapes(120);
    TempRegister on;
    auto folder = search::indexFolder(on.path());
    auto historian = play(on, firstHalf(tape));
    auto before = must(on->snapshot());
    must(search::bringUpToDate(folder, before.wholeLog(), false, {}));
    playOn(on, historian, secondHalf(tape));
    auto live = must(on->snapshot());
    auto vocabulary = wordsOfAll(live);
    Draws draws(tape.empty() ? 1 : tape.front());
    auto part = must(search::Index::open(folder, live.wholeLog()));
    RC_ASSERT(part.has_value());
    std::vector<std::pair<search::Request, Lines>> answers;
    for (int i = 0; i < 12; ++i) {
      auto request = anyRequest(draws, vocabulary);
      if (!isAskable(request)) continue;
      engine::Times times;
      if (draws.oneIn(3)) times.size = 1 + draws.below(static_cast<uint32_t>(live.size()));
      if (draws.oneIn(3)) times.on = dateOf(2025, 1 + draws.below(12), 1);
      auto snapshot = must(on->snapshot(times));
      auto without = lines(must(search::search(snapshot, nullptr, request)).get());
      RC_LOG() << request.words << '\n';
      RC_ASSERT(lines(must(search::search(snapshot, &*part, request)).get()) == without);
      if (times.on || times.size) continue;
      answers.emplace_back(std::move(request), std::move(without));
    }
    must(search::bringUpToDate(folder, live.wholeLog(), false, {}));
    auto whole = must(search::Index::open(folder, live.wholeLog()));
    RC_ASSERT(whole && whole->size() == live.size());
    for (const auto& [request, without] : answers)
      RC_ASSERT(lines(must(search::search(live, &*whole, request)).get()) == without);
    RC_ASSERT(must(search::compareIndex(folder, live.wholeLog(), {})) == live.size());
  });
}

TEST(Search, AsOfATimeIsWhatItWasThen) {
  holdsFor(30, [] {
    auto tape = *tapes(100);
    TempRegister on;
    auto historian = play(on, firstHalf(tape));
    auto then = must(on->snapshot());
    auto vocabulary = wordsOfAll(then);
    Draws draws(tape.empty() ? 1 : tape.back());
    std::vector<std::pair<search::Request, Lines>> answers;
    for (int i = 0; i < 10; ++i)
      if (auto request = anyRequest(draws, vocabulary); isAskable(request))
        answers.emplace_back(request, lines(must(search::search(then, nullptr, request)).get()));
    playOn(on, historian, secondHalf(tape));
    auto again = must(on->snapshot({.size = then.size()}));
    for (const auto& [request, answer] : answers) {
      RC_LOG() << request.words << '\n';
      RC_ASSERT(lines(must(search::search(again, nullptr, request)).get()) == answer);
    }
  });
}

TEST(SearchIndex, OfAnotherLogIsMadeAgain) {
  auto one = given(story()),
       other = given(harbourAnd({"actionRaised(owners = [(party = PE-1)], group = G-2) text = \"Something else\""}));
  TempFolder folder;
  auto ofOne = one.snapshot(), ofOther = other.snapshot();
  must(search::bringUpToDate(folder.path() / "search", ofOne.wholeLog(), false, {}));
  EXPECT_FALSE(must(search::Index::open(folder.path() / "search", ofOther.wholeLog())));
  must(search::bringUpToDate(folder.path() / "search", ofOther.wholeLog(), false, {}));
  auto index = must(search::Index::open(folder.path() / "search", ofOther.wholeLog()));
  ASSERT_TRUE(index);
  EXPECT_EQ(must(search::compareIndex(folder.path() / "search", ofOther.wholeLog(), {})), other.size());
}

TEST(SearchIndex, ThatCannotBeReadIsMadeAgain) {
  auto scenario = given(story());
  TempFolder temporary;
  auto folder = temporary.path() / "search";
  auto snapshot = scenario.snapshot();
  const auto& log = snapshot.wholeLog();
  must(search::bringUpToDate(folder, log, false, {}));
  for (const auto& file : fs::directory_iterator(folder)) {
    SCOPED_TRACE(file.path().filename());
    auto size = fs::file_size(file.path());
    if (size == 0) continue;
    std::ofstream(file.path(), std::ios::trunc) << std::string(size, '\0');
    auto index = search::Index::open(folder, log);
    if (index && *index) {
      auto compared = search::compareIndex(folder, log, {});
      EXPECT_FALSE(compared) << "verify sees it";
    }
    must(search::bringUpToDate(folder, log, true, {}));
    EXPECT_EQ(must(search::compareIndex(folder, log, {})), scenario.size());
  }
}

// A child process brings the index up to date and is killed somewhere on the way; then another goes on.
TEST(SearchIndex, KilledAtAnyMomentEqualsOneMadeAfresh) {
  ::setenv("XAPIAN_FLUSH_THRESHOLD", "50", 1);  // after so many documents Xapian writes to disk by itself, if it may
  TempRegister on;
  Tape tape;
  for (uint64_t i = 0; i < 600; ++i) tape.push_back(i * 7919 + 13);
  play(on, tape);
  on.close();
  auto folder = search::indexFolder(on.path());
  Draws draws(20261127);
  auto rounds = count(10);
  size_t killed = 0;
  for (size_t round = 0; round < rounds; ++round) {
    if (draws.oneIn(3)) fs::remove_all(folder);
    auto child = ::fork();
    if (child == 0) {
      auto reader = on.reader();
      auto read = must(reader->snapshot());
      auto done = search::bringUpToDate(folder, read.wholeLog(), draws.oneIn(2), {});
      ::_exit(done ? 0 : 1);
    }
    ::usleep(1000 * draws.below(300));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    killed += WIFSIGNALED(status) ? 1 : 0;
    auto reader = on.reader();
    auto snapshot = must(reader->snapshot());
    const auto& log = snapshot.wholeLog();
    must(search::bringUpToDate(folder, log, false, {}));
    EXPECT_EQ(must(search::compareIndex(folder, log, {})), reader->log().size());
  }
  EXPECT_GT(killed, 0u);
}

}  // namespace
}  // namespace minuted::world
