// What programs get: every command that the program lists is run with --json and --csv on a sample register. What it
// prints is parsed, and held against the schema: each field is one of the schema's, has the form that the schema says,
// and says something; each name has its reference beside it. A command that is not in the table below fails the test.
#include <gtest/gtest.h>

#include <capnp/compat/json.h>
#include <capnp/message.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "answer.capnp.h"
#include "base/annotations.h"
#include "base/date.h"
#include "cli/sample_register.h"
#include "outcome.capnp.h"
#include "verbs/verb.h"

namespace minuted {
namespace {

namespace fs = std::filesystem;
using world::command;
using world::Command;
using world::quoted;
using world::Ran;
using world::showingCommands;
using world::with;
using world::Words;

const fs::path source = MINUTED_SOURCE;

using Json = capnp::JsonValue::Reader;

// Text that was parsed as one JSON value.
class Parsed {
 public:
  explicit Parsed(const std::string& text) {
    capnp::JsonCodec().decodeRaw({text.data(), text.size()}, message_.initRoot<capnp::JsonValue>());
  }
  Json root() { return message_.getRoot<capnp::JsonValue>().asReader(); }

 private:
  capnp::MallocMessageBuilder message_;
};

std::optional<Json> fieldOf(Json object, std::string_view name) {
  for (auto field : object.getObject())
    if (field.getName() == std::string(name).c_str()) return field.getValue();
  return std::nullopt;
}

std::string textOf(Json object, std::string_view name) {
  auto field = fieldOf(object, name);
  return field && field->isString() ? field->getString().cStr() : "";
}

// The text with a 9 for each digit, an A for each capital letter and an a for each small one.
std::string shapeOf(std::string text) {
  for (char& c : text) {
    auto byte = static_cast<unsigned char>(c);
    c = std::isdigit(byte) ? '9' : std::isupper(byte) ? 'A' : std::islower(byte) ? 'a' : c;
  }
  return text;
}

// The same with one character for many of a kind: 'PE-23' is 'A-9'.
std::string outlineOf(const std::string& text) {
  auto outline = shapeOf(text);
  outline.erase(std::ranges::unique(outline).begin(), outline.end());
  return outline;
}

// --- The schema's view of a value ---

class SchemaCheck {
 public:
  // known: names of people and things of the register.
  SchemaCheck(std::string where, const std::set<std::string>& known) : where_(std::move(where)), known_(known) {}

  void checkStruct(Json value, capnp::StructSchema type) {
    ASSERT_TRUE(value.isObject()) << where_;
    // The words of a document name nothing of the register, and those of a report have their events beside them.
    bool namesAreWords = type == capnp::Schema::from<schema::ProposalAnswer>() ||
                         type == capnp::Schema::from<schema::ReportText>() ||
                         type == capnp::Schema::from<schema::ReportText::Part>();
    for (auto member : value.getObject()) {
      std::string name = member.getName().cStr();
      KJ_IF_MAYBE (field, type.findFieldByName(member.getName())) {
        auto outer = std::exchange(where_, where_ + "." + name);
        check(member.getValue(), *field, field->getType());
        checkName(value, member.getValue(), *field, namesAreWords);
        where_ = outer;
      } else {
        ADD_FAILURE() << where_ << " has the field '" << name << "', which the schema does not know";
      }
    }
  }

 private:
  void check(Json value, capnp::StructSchema::Field field, capnp::Type type) {
    EXPECT_FALSE(value.isNull()) << where_;
    if (type.isList()) {
      ASSERT_TRUE(value.isArray()) << where_;
      for (auto element : value.getArray()) check(element, field, type.asList().getElementType());
    } else if (type.isStruct()) {
      checkStruct(value, type.asStruct());
    } else if (type.isText()) {
      ASSERT_TRUE(value.isString()) << where_;
      checkText(value.getString().cStr(), field);
    } else if (type.isEnum()) {
      ASSERT_TRUE(value.isString()) << where_;
      EXPECT_TRUE(type.asEnum().findEnumerantByName(value.getString()) != nullptr)
          << where_ << value.getString().cStr();
      EXPECT_STRNE(value.getString().cStr(), "none") << where_;
      EXPECT_STRNE(value.getString().cStr(), "notSaid") << where_;
    } else if (type.isBool()) {
      EXPECT_TRUE(value.isBoolean()) << where_;
    } else if (type.isUInt64() || type.isInt64()) {
      EXPECT_TRUE(value.isString()) << where_;
    } else {
      ASSERT_TRUE(value.isNumber()) << where_;
      if (auto none = annotation::find(field, annotation::noneAt)) {
        EXPECT_NE(value.getNumber(), static_cast<double>(none->getInt64())) << where_;
      }
    }
  }

  void checkText(const std::string& text, capnp::StructSchema::Field field) {
    // A cell of a report's table keeps its place.
    EXPECT_FALSE(text.empty() && !where_.ends_with(".cells")) << where_;
    auto expectShape = [&](uint64_t annotation, const std::string& shape, const std::string& expected) {
      if (annotation::has(field, annotation)) {
        EXPECT_EQ(shape, expected) << where_ << ": " << text;
      }
    };
    expectShape(annotation::subjectReference, outlineOf(text.substr(0, text.find('.'))), "A-9");
    expectShape(annotation::time, shapeOf(text), "9999-99-99A99:99:99A");
    expectShape(annotation::clock, shapeOf(text), "99:99");
    if (annotation::has(field, annotation::date)) {
      EXPECT_TRUE(parseDate(text)) << where_ << ": " << text;
    }
  }

  // A name has its reference beside it; and whatever is one of the known names is said by the schema to be a name.
  void checkName(Json object, Json value, capnp::StructSchema::Field field, bool namesAreWords) {
    auto named = annotation::find(field, annotation::nameOf);
    if (named && value.isString()) {
      bool isDryRun = namesAreWords && textOf(object, "status") == "new";  // of a document that was not filed
      EXPECT_EQ(textOf(object, named->getText().cStr()).empty(), isDryRun)
          << where_ << ": " << value.getString().cStr();
    }
    if (named && value.isArray()) {
      auto references = fieldOf(object, named->getText().cStr());
      ASSERT_TRUE(references) << where_;
      EXPECT_EQ(references->getArray().size(), value.getArray().size()) << where_;
    }
    bool hasReferences = fieldOf(object, where_.substr(where_.rfind('.') + 1) + "Refs").has_value();
    // Of a subject that was renamed or is new, the field of its own name.
    bool isOwnName = textOf(object, "name") == "name";
    if (!named && !namesAreWords && !hasReferences && !isOwnName && value.isString()) {
      EXPECT_FALSE(known_.contains(value.getString().cStr())) << where_ << " names " << value.getString().cStr();
    }
  }

  std::string where_;
  const std::set<std::string>& known_;
};

// --- CSV ---

using Rows = std::vector<Words>;

// RFC 4180, to the letter: quotation marks only around whole cells, CRLF after each row.
Rows parseCsv(const std::string& text) {
  Rows rows(1, Words(1));
  bool isQuoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    auto& cell = rows.back().back();
    if (isQuoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      cell += text[++i];
    } else if (text[i] == '"') {
      isQuoted = !isQuoted;
    } else if (!isQuoted && text[i] == ',') {
      rows.back().emplace_back();
    } else if (!isQuoted && text.compare(i, 2, "\r\n") == 0) {
      ++i;
      rows.emplace_back(1);
    } else {
      cell += text[i];
    }
  }
  EXPECT_EQ(rows.back(), Words{""}) << "the last line has no end";
  rows.pop_back();
  return rows;
}

// --- The commands ---

// Commands that record, and are not rows of the tables of verbs: each is run on a copy of the register.
std::vector<Command> recordingCommands(const fs::path& files) {
  using namespace schema;
  auto minutes = (source / "tests/sample/2025-01-16-steering-group.txt").string();
  auto log = (source / "tests/sample/formats/2025-11-action-log.csv").string();
  return {
      command<RecordedAnswer>({"init", "--register", (files / "another").string(), "--name", "Dune Forum"}),
      command<ProposalList>({"import", minutes, log}),
      command<ProposalList>({"import", minutes, "--accept"}),
      command<ProposalList>({"import", minutes, "--dry-run"}),
      command<Applied>({"apply", (files / "facts.json").string()}),
      command<Applied>({"apply", (files / "facts.json").string(), "--dry-run"}),
      command<VerdictList>({"review", "accept", "R-1.1", "R-1.2"}),
      command<VerdictList>({"review", "reject", "R-1.3", "--why", "said in jest"}),
      command<VerdictList>({"review", "edit", "R-1.2", "--name", "Zoë Béranger"}),
      command<VerdictList>({"review", "merge", "R-1.28", "R-1.29"}),
      command<VerdictList>({"review", "undo", "R-2.4"}),
      command<VerdictList>({"review", "apply", (files / "review.txt").string()}),
      command<VerdictList>({"review", "apply", (files / "review.txt").string(), "--dry-run"}),
      command<RecordedAnswer>({"report", "write", "introduction", "A busy year.", "--to", "2025-12-31"}),
      command<RecordedAnswer>({"report", "publish", "--to", "2025-12-31"}),
      command<DraftChanges>({"report", "bring", (files / "draft.md").string(), "--to", "2025-12-31"}),
      command<DraftChanges>({"report", "bring", (files / "draft.md").string(), "--to", "2025-12-31", "--dry-run"}),
      command<RecordedAnswer>({"report", "publish", "--to", "2025-12-31", "--public"}),
      command<RecordedAnswer>({"undo", "20", "--why", "wrong meeting"}),
      command<RecordedAnswer>({"undo", "4", "--together"}),
      command<Rebuild>({"rebuild"}),
      // Nobody listens there: the mail is in doubt or refused, and the exit code says so.
      command<LetterList>({"chase", "--smtp", "smtp://127.0.0.1:1", "--from", "officer@example.org"}, 1),
      command<RecordedAnswer>({"action", "accept", "A-1", "--party", "Priya Nair"}),
      command<RecordedAnswer>({"person", "add", "Tom Ash"}),
      command<DocumentAnswer>({"document", "add", (files / "facts.json").string(), "--to", "A-1"}),
      command<RecordedAnswer>({"document", "attach", "DOC-1", "A-1"}),
      command<RecordedAnswer>({"person", "respell", "Priya Nair", "Priya Nayar"}),
      command<RecordedAnswer>({"register", "zone", "Europe/London"}),
      command<RecordedAnswer>({"register", "day-off", "2030-12-24", "--to", "2031-01-01"}),
      command<RecordedAnswer>({"meeting", "record", "--date", "2025-02-20"}),
      command<RecordedAnswer>({"meeting", "agree-last", "M-1", "--on", "2025-01-16"}),
      command<RecordedAnswer>(
          {"meeting", "series", "--from", "2030-01-15", "--to", "2030-02-28", "--every", "2", "--unit", "week"}),
      command<RecordedAnswer>({"meeting", "attend-last", "M-2", "--apologies", "Priya Nair"}),
      command<RecordedAnswer>({"meeting", "keep", "M-1"}),
      command<RecordedAnswer>({"meeting", "like", "M-1", "--date", "2030-01-15"}),
      command<RecordedAnswer>({"meeting", "replies", (files / "reply.ics").string()}),
      command<RecordedAnswer>({"decision", "propose", "To wait", "--closes", "2030-01-31"}),
      command<RecordedAnswer>({"topic", "cover", "T-1"}),
      command<Backup>({"backup", (files / "copy").string()}),
      command<Backup>({"restore", (files / "copy").string(), "--register", (files / "another").string()}),
  };
}

// Commands that are about something else than data: a server, questions to a person, and files in formats of their own.
const std::set<std::string> otherCommands{"serve", "review walk", "meeting carry", "export"};

class ForPrograms : public world::SampleRegisterTest {
 protected:
  ForPrograms() {
    expectDone({"person", "contact", "Priya Nair", "priya@harbour.example"});
    auto invited = shell(
        "minuted export ics --invite M-2 --from a@b.example -q | sed 's/METHOD:REQUEST/METHOD:REPLY/; "
        "s/PARTSTAT=NEEDS-ACTION/PARTSTAT=ACCEPTED/' > reply.ics");
    EXPECT_EQ(invited.code, 0) << invited.errors;
    for (const char* kind : {"org", "person", "group", "programme", "measure"}) {
      Parsed list(run({kind, "list", "--json"}).output);
      for (auto item : fieldOf(list.root(), "items")->getArray()) names_.insert(textOf(item, "name"));
    }
    EXPECT_GT(names_.size(), 8u);
  }
  // As it was before a command that records.
  void restore() {
    auto saved = folder_ / "saved", live = folder_ / "register";
    if (!fs::exists(saved)) return fs::copy(live, saved, fs::copy_options::recursive);
    fs::remove_all(live);
    fs::remove_all(folder_ / "another");
    fs::copy(saved, live, fs::copy_options::recursive);
  }

  void checkJson(const Command& command) {
    SCOPED_TRACE(quoted(command.words));
    auto ran = run(with(command.words, {"--json"}));
    EXPECT_EQ(ran.code, command.code) << ran.errors;
    try {
      Parsed parsed(ran.output);
      SchemaCheck(command.words.front(), names_).checkStruct(parsed.root(), command.type);
    } catch (const kj::Exception& exception) {
      ADD_FAILURE() << exception.getDescription().cStr() << "\n" << ran.output.substr(0, 2000);
    }
    const std::string confidence = "\"confidence\": ";
    for (auto at = ran.output.find(confidence); at != std::string::npos; at = ran.output.find(confidence, at + 1))
      EXPECT_EQ(shapeOf(ran.output.substr(at + confidence.size(), 4)), "9.99") << ran.output.substr(at, 30);
  }

  void checkCsv(const Command& command) {
    SCOPED_TRACE(quoted(command.words));
    auto ran = run(with(command.words, {"--csv"}));
    EXPECT_EQ(ran.code, command.code) << ran.errors;
    auto rows = parseCsv(ran.output);
    ASSERT_FALSE(rows.empty());
    for (const auto& row : rows) EXPECT_EQ(row.size(), rows.front().size()) << ran.output;
    for (const auto& title : rows.front()) {
      EXPECT_TRUE(std::islower(static_cast<unsigned char>(title.at(0)))) << title;
      EXPECT_TRUE(std::ranges::all_of(title, [](unsigned char c) { return std::isalpha(c); })) << title;
    }
    if (rows.front().front() == "table" || command.type == capnp::Schema::from<schema::Comparison>()) return;
    auto type = command.type;
    size_t mostRows = 1;
    KJ_IF_MAYBE (items, type.findFieldByName("items")) {
      type = items->getType().asList().getStructElementType();
      mostRows = SIZE_MAX;
    }
    EXPECT_LE(rows.size() - 1, mostRows);
    Words fields;
    for (auto field : type.getFields()) fields.push_back(field.getProto().getName().cStr());
    EXPECT_EQ(rows.front(), fields);
  }

  std::set<std::string> names_;
};

std::string nameIn(const std::set<std::string>& names, const Words& words) {
  auto noun = words.front(), both = words.size() > 1 ? noun + " " + words[1] : noun;
  return names.contains(both) ? both : noun;
}

TEST_F(ForPrograms, EveryCommandOfTheProgramIsInTheTable) {
  Parsed help(run({"help", "--json"}).output);
  std::set<std::string> all, covered = otherCommands;
  for (auto each : fieldOf(help.root(), "items")->getArray()) all.insert(textOf(each, "name"));
  EXPECT_GT(all.size(), 100u);
  for (const auto& verb : verbs::all()) covered.insert(std::string(verb.noun) + " " + std::string(verb.name));
  for (const auto& commands : {showingCommands(folder_), recordingCommands(folder_)})
    for (const auto& each : commands) covered.insert(nameIn(all, each.words));
  EXPECT_EQ(covered, all);
}

TEST_F(ForPrograms, EveryCommandThatShowsSomethingPrintsJsonAsTheSchemaSays) {
  for (const auto& each : showingCommands(folder_)) checkJson(each);
}

TEST_F(ForPrograms, EveryCommandThatShowsSomethingPrintsCsv) {
  for (const auto& each : showingCommands(folder_)) checkCsv(each);
}

TEST_F(ForPrograms, CommandsThatRecordPrintWhatTheyRecorded) {
  for (const auto& each : recordingCommands(folder_)) {
    restore();
    checkJson(each);
    restore();
    checkCsv(each);
  }
}

TEST_F(ForPrograms, ListsHaveTheSameRowsInBothForms) {
  for (const auto& each : showingCommands(folder_)) {
    if (each.type.findFieldByName("items") == nullptr || each.type == capnp::Schema::from<schema::Comparison>())
      continue;
    Parsed parsed(run(with(each.words, {"--json"})).output);
    auto items = fieldOf(parsed.root(), "items");
    ASSERT_TRUE(items) << quoted(each.words);
    EXPECT_EQ(parseCsv(run(with(each.words, {"--csv"})).output).size(), items->getArray().size() + 1)
        << quoted(each.words);
  }
}

TEST_F(ForPrograms, WhatWasRecordedIsThePositionOfTheEventAboutIt) {
  auto script = with({"person", "add", "Tom Ash", "--by", "Somebody New"}, {"--json"});
  Parsed recorded(run(script).output);
  auto event = static_cast<int>(fieldOf(recorded.root(), "event")->getNumber());
  EXPECT_EQ(fieldOf(recorded.root(), "count")->getNumber(), 2) << "the user is entered first";
  Parsed log(run({"log", "--from", std::to_string(event), "--last", "1", "--json"}).output);
  auto first = fieldOf(log.root(), "items")->getArray()[0];
  EXPECT_EQ(textOf(first, "subject"), textOf(recorded.root(), "recorded"));
  EXPECT_EQ(textOf(first, "what"), "personEntered");
}

TEST_F(ForPrograms, TimesThatArePrintedCanBeAskedFor) {
  Parsed log(run({"log", "--last", "1", "--json"}).output);
  auto time = textOf(fieldOf(log.root(), "items")->getArray()[0], "recordedAt");
  auto shown = run({"action", "list", "--all", "--as-of", time, "--json"});
  EXPECT_EQ(shown.code, 0) << shown.errors;
  EXPECT_EQ(shown.output, run({"action", "list", "--all", "--json"}).output);
}

TEST_F(ForPrograms, AStreamOfEventsIsAnObjectALine) {
  auto followed = shell("timeout 5 minuted log --follow --from 1 --json");
  std::istringstream lines(followed.output);
  size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    Parsed parsed(line);
    SchemaCheck("log", names_).checkStruct(parsed.root(), capnp::Schema::from<schema::EventAnswer>());
  }
  EXPECT_GT(count, 40u);
  auto rows = parseCsv(shell("timeout 5 minuted log --follow --from 1 --csv").output);
  EXPECT_EQ(rows.size(), count + 1);
}

TEST_F(ForPrograms, TheWholeRecordHasNoNullsAndTimesInUtc) {
  auto ran = run({"export", "json"});
  Parsed parsed(ran.output);
  EXPECT_GT(fieldOf(parsed.root(), "events")->getArray().size(), 40u);
  EXPECT_EQ(ran.output.find("null"), std::string::npos);
  EXPECT_EQ(ran.output.find("\"\""), std::string::npos);
  const std::string recordedAt = "\"recordedAt\":\"";
  size_t count = 0;
  for (auto at = ran.output.find(recordedAt); at != std::string::npos;
       at = ran.output.find(recordedAt, at + 1), ++count)
    EXPECT_EQ(shapeOf(ran.output.substr(at + recordedAt.size(), 28)), "9999-99-99A99:99:99.999999A\"");
  EXPECT_EQ(count, fieldOf(parsed.root(), "events")->getArray().size());
}

TEST_F(ForPrograms, FormatsThatContradictEachOtherAreRefused) {
  for (const Words& words : {Words{"action", "list", "--json", "--csv"}, Words{"export", "json", "--csv"},
                             Words{"export", "ics", "--json"}, Words{"export", "csv", "actions", "--json"},
                             Words{"report", "annual", "--to", "2025-12-31", "--json", "-o", "-"},
                             Words{"report", "annual", "--to", "2025-12-31", "--json", "--format", "html"},
                             Words{"review", "walk", "R-1", "--json"}})
    EXPECT_EQ(run(words).code, 2) << quoted(words);
}

TEST_F(ForPrograms, TheExamplesOfTheDocumentationWork) {
  if (std::system("command -v jq >/dev/null") != 0) GTEST_SKIP() << "SKIPPED: there is no jq.";
  std::istringstream document(world::contentOf(source / "docs/JSON.md"));
  std::string block;
  size_t tried = 0;
  bool isCode = false;
  for (std::string line; std::getline(document, line);) {
    if (!line.starts_with("```")) {
      if (isCode) block += line + "\n";
      continue;
    }
    if (isCode && block.find("jq ") != std::string::npos) {
      auto ran = shell("set -eo pipefail\n" + block + "echo ref $ref\n");
      EXPECT_EQ(ran.code, 0) << block << ran.errors;
      EXPECT_GT(ran.output.size(), 8u) << block;
      ++tried;
    }
    isCode = !isCode;
    block.clear();
  }
  EXPECT_GE(tried, 4u);
}

// --- Files for spreadsheets ---

TEST_F(ForPrograms, CsvHasTheMarkOfUtf8WhereItIsAskedFor) {
  const std::string mark = "\xEF\xBB\xBF";
  for (const Words& words :
       {Words{"action", "list", "--all"}, Words{"action", "show", "A-1"},
        Words{"report", "compare", "--from", "2025-01-31"}, Words{"action", "tables", "--group", "G-2"}})
    EXPECT_EQ(run(with(words, {"--bom"})).output, mark + run(with(words, {"--csv"})).output) << quoted(words);
  for (const char* list : {"actions", "decisions", "meetings", "events"}) {
    auto plain = run({"export", "csv", list}).output;
    EXPECT_FALSE(plain.starts_with(mark));
    EXPECT_EQ(run({"export", "csv", list, "--bom"}).output, mark + plain);
  }
}

TEST_F(ForPrograms, WhatIsExportedCanBeImported) {
  for (const Words& mark : {Words{}, Words{"--bom"}}) {
    for (const char* list : {"actions", "decisions"}) {
      auto file = folder_ / (std::string(list) + ".csv");
      std::ofstream(file) << run(with({"export", "csv", list}, mark)).output;
      Parsed exported(run({list == std::string("actions") ? "action" : "decision", "list", "--json",
                           list == std::string("actions") ? "--all" : "--quiet"})
                          .output);
      Parsed found(run({"import", file.string(), "--dry-run", "--json"}).output);
      auto items = fieldOf(exported.root(), "items")->getArray(), read = fieldOf(found.root(), "items")->getArray();
      EXPECT_EQ(fieldOf(found.root(), "leftOut")->getArray().size(), 0u);
      ASSERT_EQ(read.size(), items.size() + 1) << "the first proposal is the log itself";
      for (uint i = 0; i < items.size(); ++i) {
        EXPECT_EQ(textOf(read[i + 1], "text"), textOf(items[i], "text"));
        EXPECT_EQ(textOf(read[i + 1], "logReference"), textOf(items[i], "ref"));
        if (list == std::string("decisions")) continue;
        Words owners, ownersRead;
        for (auto owner : fieldOf(items[i], "owners")->getArray()) owners.push_back(textOf(owner, "name"));
        for (auto owner : fieldOf(read[i + 1], "owners")->getArray()) ownersRead.push_back(owner.getString().cStr());
        EXPECT_EQ(ownersRead, owners);
        EXPECT_EQ(textOf(read[i + 1], "due"), textOf(items[i], "firstDue"));
        if (auto raised = textOf(items[i], "raisedOn"); !raised.empty()) {
          EXPECT_EQ(textOf(read[i + 1], "raisedOn"), raised);
        }
      }
    }
  }
}

}  // namespace
}  // namespace minuted
