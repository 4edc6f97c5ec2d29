// The indexes follow from the log: each of their keys is deleted, altered or added in turn. Verifying says so,
// rebuilding mends it, and nothing that can be asked of a snapshot is answered otherwise than before: it is right, or
// an error.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/guard.h"
#include "register/command.h"
#include "register/index/index_keys.h"
#include "register/index/tally.h"
#include "world/history.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using Entries = std::map<Bytes, Bytes>;
using engine::Times;

bool isIndexKey(BytesView key) { return std::string_view("CHKNRS").find(key.front()) != std::string_view::npos; }

Entries storedIndex(engine::Register& opened) {
  Entries entries;
  must(opened.log().store().readPoint().scan(log::Table::index, {}, {}, [&](BytesView key, BytesView value) {
    if (isIndexKey(key)) entries.emplace(key, value);
    return true;
  }));
  return entries;
}

// --- All that can be asked ---

constexpr const char* damaged = "damaged";

template <typename T, typename Print>
std::string printed(const Result<T>& result, const Print& print) {
  if (result) return print(*result);
  EXPECT_EQ(result.error().kind, ErrorKind::integrity) << result.error().message;
  return damaged;
}

template <typename Numbers>
std::string joined(const Numbers& numbers) {
  std::string text;
  for (const auto& each : numbers) text += std::to_string(each) + " ";
  return text;
}

std::string idsOf(const std::vector<Id>& ids) {
  std::string text;
  for (auto id : ids) text += reference(id) + " ";
  return text;
}

class Asking {
 public:
  explicit Asking(engine::Snapshot snapshot) : snapshot_(std::move(snapshot)) {}

  std::map<std::string, std::string> all() {
    for (auto kind : allKinds()) {
      askList(projections::kindPrefix(kind), std::string(kindName(kind)));
      for (uint32_t number = 1; number < 30; ++number) askSubject(Id(kind, number));
    }
    auto today = snapshot_.today().day;
    for (auto from = today - 900; from < today; from += 100)
      note("facts from " + std::to_string(from),
           printed(snapshot_.factsBetween(from, from + 99), joined<std::vector<uint64_t>>));
    for (auto kind : {Kind::ACTION, Kind::MEETING, Kind::DECISION, Kind::TOPIC, Kind::PROGRAMME})
      note("unfinished " + std::string(kindName(kind)), printed(snapshot_.unfinishedOn(kind, today - 100), idsOf));
    return std::move(answers_);
  }

 private:
  void askSubject(Id id) {
    auto name = reference(id);
    note(name, printed(snapshot_.find(id), [](const auto& subject) {
           return subject ? hex(projections::rowOf(*subject)) : std::string("none");
         }));
    note("timeline of " + name, printed(snapshot_.timeline(id), joined<std::vector<uint64_t>>));
    auto story = guarded("a story", [&] { return engine::readStory(snapshot_.wholeLog(), id, snapshot_.cut().until); });
    note("story of " + name, printed(story, [](const auto& events) { return std::to_string(events.size()); }));
    bool isParty = id.kind() == Kind::PERSON || id.kind() == Kind::ORGANISATION || id.kind() == Kind::GROUP;
    if (!isParty) return;
    for (const auto& view : projections::views())
      if (view.byParty) askList(projections::partyPrefix(view.id, id), std::string(view.name) + " " + name);
    for (auto kind : allKinds())
      note(name + " and " + std::string(kindName(kind)), printed(snapshot_.relatedSubjects(id, kind), idsOf));
  }

  void askList(const Bytes& prefix, const std::string& name) {
    std::vector<Id> ids;
    auto scanned =
        snapshot_.scan(prefix, [&](const domain::Subject& subject) { return ids.push_back(subject.id), true; });
    if (!scanned) {
      EXPECT_EQ(scanned.error().kind, ErrorKind::integrity) << scanned.error().message;
    }
    note("list of " + name, scanned ? idsOf(ids) : damaged);
  }

  void note(const std::string& question, std::string answer) { answers_.emplace(question, std::move(answer)); }

  engine::Snapshot snapshot_;
  std::map<std::string, std::string> answers_;
};

class Indexes : public testing::Test {
 protected:
  Indexes() {
    Tape tape;
    for (uint64_t number = 1; number <= 260; ++number) tape.push_back(number * 7919);
    play(register_, tape);
    entries_ = storedIndex(*register_);
    size_ = register_->log().size();
  }

  std::vector<std::map<std::string, std::string>> ask() {
    std::vector<std::map<std::string, std::string>> answers;
    for (const auto& times : {Times{}, Times{.on = dateOf(2025, 3, 1), .asOf = {}, .size = {}},
                              Times{.on = {}, .asOf = {}, .size = size_ / 2}})
      answers.push_back(Asking(must(register_->snapshot(times))).all());
    return answers;
  }

  // Makes the change, looks at what is said then, and rebuilds. Answers that differ silently are counted by their
  // question.
  void tryChange(const Bytes& removed, const Bytes& added, const Bytes& value, const std::string& what) {
    SCOPED_TRACE(what + " " + removed.substr(0, 1) + " " + hex(removed.empty() ? added : removed));
    log::Batch batch;
    if (!removed.empty()) batch.remove(log::Table::index, removed);
    if (!added.empty()) batch.put(log::Table::index, added, value);
    must(register_->log().store().write(batch));
    ++tried_;
    EXPECT_GT(must(register_->compareViews({})).indexDifferences, 0u);
    auto answers = ask();
    for (size_t i = 0; i < answers.size(); ++i)
      for (const auto& [question, answer] : answers[i]) {
        if (answer == damaged) ++refused_;
        if (answer != damaged && answer != healthy_[i].at(question))
          ADD_FAILURE() << "silently, to '" << question << "': " << answer << " instead of "
                        << healthy_[i].at(question);
      }
    EXPECT_GT(must(register_->rebuild({})).indexDifferences, 0u);
    EXPECT_EQ(must(register_->compareViews({})).indexDifferences, 0u);
    EXPECT_EQ(storedIndex(*register_), entries_);
  }

  TempRegister register_;
  Entries entries_;
  uint64_t size_ = 0;
  std::vector<std::map<std::string, std::string>> healthy_;
  size_t tried_ = 0, refused_ = 0;
};

TEST_F(Indexes, AreWhatTheLogMakes) {
  auto report = must(register_->compareViews({}));
  EXPECT_EQ(report.indexKeys, entries_.size());
  EXPECT_EQ(report.indexDifferences, 0u);
  EXPECT_EQ(report.firstIndexDifference, "");
  std::set<char> letters;
  for (const auto& [key, value] : entries_) letters.insert(key.front());
  EXPECT_THAT(letters, testing::ElementsAre('C', 'H', 'K', 'N', 'R', 'S'));
}

TEST_F(Indexes, AreNeverWrongInSilence) {
  healthy_ = ask();
  size_t number = 0, step = isFull() ? 1 : entries_.size() / 12;
  for (const auto& [key, value] : entries_) {
    if (number++ % step != 0) continue;
    auto other = key;
    other.back() = static_cast<char>(other.back() + 1);
    tryChange(key, "", "", "deleted");
    if (!entries_.contains(other)) {
      tryChange(key, other, value, "altered");
      tryChange("", other, value, "added");
    }
    auto changed = value;
    if (!changed.empty()) changed.back() = static_cast<char>(changed.back() ^ 1);
    tryChange("", key, changed.empty() ? "x" : changed, "another value of");
  }
  std::printf("%zu changes of %zu keys: %zu questions refused, none answered wrongly\n", tried_, entries_.size(),
              refused_);
}

// Of every first byte, and of every key of the log cut short or made longer: verifying says that they are there, and
// rebuilding takes away what is in the tables that it makes.
TEST_F(Indexes, AndViewsHaveNoKeysThatAreNobodys) {
  std::set<Bytes> tried{Bytes(), "Mhea", "Mheads", "Mviews2", "M", "T", Bytes("T") + Bytes(8, '\0')};
  for (int first = 0; first <= 0xFF; ++first) tried.insert(Bytes(1, static_cast<char>(first)));
  auto& store = register_->log().store();
  for (auto table : {log::Table::index, log::Table::views})
    for (const auto& key : tried) {
      SCOPED_TRACE(hex(key) + " in table " + std::to_string(static_cast<int>(table)));
      if (must(store.readPoint().get(table, key))) continue;
      log::Batch adding;
      adding.put(table, key, "stray");
      must(store.write(adding));
      auto report = must(register_->compareViews({}));
      auto isNode = table == log::Table::index && key.starts_with('T');
      EXPECT_EQ(report.differences, table == log::Table::views ? 1 : 0);
      EXPECT_EQ(report.indexDifferences, table == log::Table::index && !isNode ? 1 : 0);
      EXPECT_EQ(log::Log::verify(register_->log(), {}).has_value(), !isNode);
      log::Batch removing;  // rebuilding does the same, which another test shows of each index
      removing.remove(table, key);
      must(store.write(removing));
    }
  log::Batch adding;
  for (auto table : {log::Table::index, log::Table::views}) adding.put(table, "Zebra", "stray");
  must(store.write(adding));
  must(register_->rebuild({}));
  auto report = must(register_->compareViews({}));
  EXPECT_EQ(report.differences + report.indexDifferences, 0u);
}

TEST_F(Indexes, DoNotGiveANumberAgain) {
  auto last = entries_.lower_bound(engine::storyKindPrefix(Kind::PERSON));  // the first of the next kind
  --last;
  ASSERT_TRUE(last->first.starts_with(engine::storyKindPrefix(Kind::ORGANISATION)));
  auto organisations = Id(readU64(BytesView(last->first).substr(1))).number();
  auto story = last->first.substr(0, last->first.size() - sizeof(uint64_t));  // of the last organisation
  std::vector<Bytes> ofLast;
  for (auto key = entries_.lower_bound(story); key != entries_.end() && key->first.starts_with(story); ++key)
    ofLast.push_back(key->first);
  for (const auto& lost : {ofLast, {engine::tallyKey({})}}) {
    log::Batch batch;
    for (const auto& key : lost) batch.remove(log::Table::index, key);
    must(register_->log().store().write(batch));
    register_.close();
    auto opened = engine::Register::open(register_.path(), testOptions(log::Store::Mode::write, register_.clock()));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::integrity);
    EXPECT_THAT(opened.error().message, testing::HasSubstr("'minuted rebuild'"));
    auto options = testOptions(log::Store::Mode::write, register_.clock());
    options.onlyToRebuild = true;
    auto damagedRegister = must(engine::Register::open(register_.path(), options));
    EXPECT_EQ(must(damagedRegister->rebuild({})).indexDifferences, lost.size());
    must(damagedRegister->close());
    damagedRegister.reset();
    register_.open();
    auto added = register_->record(commandOf({"organisationEntered name = \"Council " + hex(lost.front()) + "\""}));
    ASSERT_TRUE(added);
    EXPECT_EQ(added->subjects.back(), Id(Kind::ORGANISATION, ++organisations));
  }
}

TEST_F(Indexes, AnswerAnOldCommandRightlyOrNotAtAll) {
  auto id = engine::newCommandId(), other = engine::newCommandId();
  auto command = commandOf(Lines{"personEntered name = \"Asha Rao\"", "personEntered name = \"Tom Bell\""}, id);
  auto recorded = register_->record(command);
  ASSERT_TRUE(recorded);
  EXPECT_EQ(register_->record(command)->first, recorded->first);
  auto key = engine::commandKey(id);
  auto value = storedIndex(*register_).at(key);
  for (size_t byte = 0; byte < value.size(); ++byte)
    for (int change : {1, 2, 0x80}) {
      auto changed = value;
      changed[byte] = static_cast<char>(changed[byte] ^ change);
      log::Batch batch;
      batch.put(log::Table::index, key, changed);
      must(register_->log().store().write(batch));
      auto again = register_->record(command);
      ASSERT_FALSE(again) << byte;
      EXPECT_EQ(again.error().kind, schema::Refusal::DAMAGED);
    }
  log::Batch batch;
  batch.put(log::Table::index, key, value);
  batch.put(log::Table::index, engine::commandKey(other), value);
  must(register_->log().store().write(batch));
  EXPECT_TRUE(register_->record(command)->again);
  EXPECT_FALSE(register_->record(commandOf(Lines{"personEntered name = \"Asha Rao\""}, other)));
}

// A register of before the tallies gets them when it is opened.
TEST_F(Indexes, AreCompletedWhenARegisterOfAnEarlierVersionIsOpened) {
  log::Batch batch;
  for (const auto& [key, value] : entries_)
    if (key.front() == 'N') batch.remove(log::Table::index, key);
  batch.remove(log::Table::views, engine::indexVersionKey());
  must(register_->log().store().write(batch));
  register_.close();
  register_.open();
  EXPECT_EQ(storedIndex(*register_), entries_);
}

TEST(Rebuild, MendsViewsThatCannotBeRead) {
  auto scenario = given(harbour());
  log::Batch batch;
  auto key = projections::subjectKey(idOf("O-1"));
  batch.put(log::Table::views, key, Bytes(24, '\7'));
  must((**scenario).log().store().write(batch));
  EXPECT_FALSE(guarded("a row", [&] { return scenario.snapshot().find(idOf("O-1")); }));
  EXPECT_EQ(must((**scenario).rebuild({})).differences, 1u);
  EXPECT_TRUE(must(scenario.snapshot().find(idOf("O-1"))));
}

}  // namespace
}  // namespace minuted::world
