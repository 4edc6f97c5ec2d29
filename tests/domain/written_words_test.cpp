// The gate that every new event passes: no event, of whatever type and by whatever way, is recorded with words that may
// not be.
#include "domain/written_words.h"

#include <gtest/gtest.h>

#include <capnp/message.h>

#include "register/command.h"
#include "world/scenario.h"

namespace minuted::domain {
namespace {

using schema::Refusal;

// An event of each type that is followed by these words.
template <typename Visit>
void forEachType(Visit visit) {
  for (uint16_t number = 1; eventName(static_cast<EventType>(number)) != "unknown"; ++number) {
    capnp::MallocMessageBuilder message;
    auto event = message.initRoot<schema::Event>();
    auto name = std::string(eventName(static_cast<EventType>(number)));
    capnp::DynamicStruct::Builder(event.getBody()).init(name.c_str());
    visit(event.asReader(), name);
  }
}

TEST(WrittenWords, OfEveryEventAndFieldAreChecked) {
  auto schema = capnp::Schema::from<schema::Words>();
  forEachType([&](Event event, const std::string& name) {
    for (auto field : schema.getFields()) {
      if (!field.getType().isText()) continue;
      for (const char* wrong : {"a\x07", " \t ", "caf\xE9", "a\u202E"}) {
        capnp::MallocMessageBuilder message;
        auto words = message.initRoot<schema::Words>();
        capnp::DynamicStruct::Builder(words).set(field, wrong);
        EXPECT_TRUE(wordsFault(event, words)) << name << ' ' << field.getProto().getName().cStr() << ' ' << wrong;
      }
    }
    capnp::MallocMessageBuilder message;
    auto words = message.initRoot<schema::Words>();
    words.initAliases(1).set(0, "a\nb");
    EXPECT_TRUE(wordsFault(event, words)) << name;
    words.initAliases(1).set(0, "An alias");
    words.setName("A name");
    EXPECT_FALSE(wordsFault(event, words)) << name;
  });
}

TEST(WrittenWords, OfAPublishedReportAreAsManyAsItHas) {
  capnp::MallocMessageBuilder message, eventMessage;
  auto event = eventMessage.initRoot<schema::Event>();
  event.getBody().initReportPublished();
  auto words = message.initRoot<schema::Words>();
  words.setText(std::string(1'000'000, 'x'));
  EXPECT_EQ(wordsFault(event, words), std::nullopt);
  words.setNote(std::string(20'001, 'x'));
  EXPECT_EQ(wordsFault(event, words), "The note has 20,001 characters, and may have 20,000 at most.");
}

TEST(WrittenWords, OfProposalsAreCheckedHoweverDeep) {
  capnp::MallocMessageBuilder message, eventMessage;
  auto event = eventMessage.initRoot<schema::Event>();
  event.getBody().initDocumentRead();
  auto words = message.initRoot<schema::Words>();
  auto entry = words.initProposals(1)[0].initEntry();
  EXPECT_FALSE(wordsFault(event, words));
  entry.initHistory(1)[0].initOwners(1).set(0, "Ann\x1B");
  EXPECT_EQ(wordsFault(event, words), "A text of proposal 0 has a control character (U+001B) at character 4.");
}

TEST(WrittenWords, AreRefusedByTheRegisterWhicheverWayTheyCome) {
  struct Case {
    const char *line, *reason;
  };
  auto scenario = world::given(world::harbour());
  for (const auto& [line, reason] :
       {Case{"organisationEntered name = \" \"", "The name is nothing but white space."},
        Case{"organisationEntered name = \"1625\"", "The name has no letter, and is to be a name."}}) {
    SCOPED_TRACE(line);
    scenario.when(line).refused(Refusal::MALFORMED, reason);
  }
  for (const auto& [line, reason] :
       {Case{"contactSet(party = PE-1, channel = email) text = \"priya\"",
             "PE-1: 'priya' is no mail address: it has the form NAME@HOST."},
        Case{"contactSet(party = PE-1, channel = phone) text = \"none\"", "PE-1: 'none' is no telephone number."}}) {
    SCOPED_TRACE(line);
    scenario.when(line).refused(reason);
  }
  scenario.when("contactSet(party = PE-1, channel = post) text = \"1 The Quay, Harbour\"").recorded();
}

TEST(WrittenWords, NamesOfWhoRecordsAreCheckedWhenTheyAreNew) {
  auto scenario = world::given(world::harbour());
  for (const char* by : {"Ann\nLee", "42", "a\x1B", "\xFF"}) {
    engine::CommandMaker maker;
    auto step = maker.step();
    step.getEvent().getBody().initOrganisationEntered();
    step.initWords().setName("Dune Council");
    auto outcome = (*scenario)->record(maker.finish(engine::newCommandId(), by));
    ASSERT_FALSE(outcome) << by;
    EXPECT_EQ(outcome.error().kind, Refusal::MALFORMED);
  }
}

TEST(Amounts, ThatCannotBeAreRefused) {
  auto scenario = world::given(
      world::harbourAnd({"2025-01-01 measureDefined(group = G-1, decimals = 1) name = \"Share\" text = \"%\"",
                         "2025-01-01 measureDefined(group = G-1) name = \"Visitors\""}));
  struct Case {
    uint32_t measure;
    int64_t value;
    schema::ReadingForm form;
    const char* reason;  // nullptr: it is recorded
  };
  using schema::ReadingForm;
  constexpr const char* noShare =
      "ME-1: A share in % is 100% at most: a measure that can be more has a unit in words, such as '% of 2019'.";
  for (const auto& [measure, value, form, reason] :
       {Case{1, 1001, ReadingForm::FIGURE, noShare}, Case{1, 1000, ReadingForm::FIGURE, nullptr},
        Case{1, -1001, ReadingForm::CHANGE, noShare},
        Case{2, -5, ReadingForm::FIGURE, "ME-2: A figure is not negative: a fall is said as a change."},
        Case{2, -101, ReadingForm::CHANGE_IN_PERCENT, "ME-2: Nothing falls by more than 100%."},
        Case{2, -100, ReadingForm::CHANGE_IN_PERCENT, nullptr}, Case{2, -5, ReadingForm::CHANGE, nullptr},
        Case{2, 460, ReadingForm::CHANGE_IN_PERCENT, nullptr},
        Case{2, 1'000'000'000'000'001, ReadingForm::FIGURE, "ME-2: A value can have 15 digits at most."}}) {
    engine::CommandMaker maker;
    auto reading = maker.step(dateOf(2025, 2, 1)).getEvent().getBody().initReadingTaken();
    reading.setMeasure(Id(Kind::MEASURE, measure).value);
    reading.setValue(value);
    reading.setForm(form);
    auto outcome = (*scenario)->record(maker.finish(engine::newCommandId(), "Officer"));
    EXPECT_EQ(outcome ? "" : outcome.error().reason, reason == nullptr ? "" : reason) << measure << ": " << value;
  }
  scenario.when("2025-02-01 fundingAwarded(group = G-1, pence = 100000000000001)")
      .refused("F-1: An amount of money can be £1,000,000,000,000 at most.");
}

}  // namespace
}  // namespace minuted::domain
