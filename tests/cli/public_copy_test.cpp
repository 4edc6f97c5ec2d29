// A public copy is what the register would say if the confidential had never been entered. For random histories a
// second register is given only what the public may see (world/public_part.h). Every command that takes --public has to
// print the same of both: words, figures, sources, anchors, files, what it refuses and how. Positions are those of the
// second register, since they have gaps in the first.
//
// The only exceptions are in the table `exceptions`; docs/ARCHITECTURE.md has a copy, with the reasons.
#include <gtest/gtest.h>

#include <capnp/serialize.h>
#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>

#include "base/ranges.h"
#include "cli/program.h"
#include "queries/public_copy.h"
#include "world/confidential_history.h"
#include "world/public_part.h"

namespace minuted::world {
namespace {

// --- What is asked of both ---

// The arguments of a command. None asks for a report as plain text: it breaks lists of positions into lines, by their
// widths. Words in braces stand for something of the register that the command is asked of.
using Arguments = std::map<std::string, std::vector<Words>>;

const Arguments& arguments() {
  static const Arguments all{
      {"account", {{"{party}"}, {"{party}", "--figure", "overdue"}}},
      {"achievement list", {{}}},
      {"achievement show", {{"{achievement}"}}},
      {"action list",
       {{},
        {"--all"},
        {"--all", "--by-owner"},
        {"--group", "{group}", "--by-group"},
        {"--owner", "{party}"},
        {"--overdue"},
        {"--silent"},
        {"--commitments", "--all"}}},
      {"action show", {{"{action}"}}},
      {"action tables", {{"--group", "{group}"}}},
      {"commitment list", {{}, {"--all"}}},
      {"decision list", {{}, {"--sort", "date", "--reverse"}, {"--group", "{group}"}, {"--review-due"}}},
      {"decision show", {{"{decision}"}}},
      {"export",
       {{"json"},
        {"capnp"},
        {"csv"},
        {"csv", "decisions"},
        {"csv", "meetings"},
        {"csv", "actions"},
        {"ics"},
        {"ics", "--owner", "{party}"},
        {"ics", "--group", "{group}"},
        {"ics", "--invite", "{meeting}", "--from", "office@marram.example"}}},
      {"funding list", {{}}},
      {"funding show", {{"{funding}"}}},
      {"group list", {{}}},
      {"group members", {{"{group}"}}},
      {"group show", {{"{group}"}}},
      {"group tree", {{}, {"{group}"}}},
      {"history", {{"{any}"}, {"{action}"}, {"{decision}"}, {"{meeting}"}, {"{party}"}}},
      {"log", {{}, {"--last", "7"}, {"--last", "1000"}}},
      {"mail list", {{}, {"--all"}}},
      {"measure list", {{}}},
      {"measure show", {{"{measure}"}}},
      {"meeting list", {{}, {"--group", "{group}"}}},
      {"meeting show", {{"{meeting}"}}},
      {"org list", {{}}},
      {"org show", {{"{org}"}}},
      {"person list", {{}}},
      {"person show", {{"{person}"}}},
      {"priority list", {{}}},
      {"document list", {{}, {"--of", "{action}"}}},
      {"document save", {{"{document}", "saved"}}},
      {"document show", {{"{document}"}}},
      {"document text", {{"{document}"}, {"{reading}", "--line", "2"}}},
      {"register show", {{}}},
      {"priority show", {{"{priority}"}}},
      {"programme list", {{}}},
      {"programme show", {{"{programme}"}}},
      {"report annual",
       {{"--to", "{day}"},
        {"--to", "{day}", "--from", "2024-09-01", "--draft"},
        {"--to", "{day}", "--group", "{group}", "--format", "html"},
        {"--to", "{day}", "-o", "update.md", "-o", "update.html"}}},
      {"report compare",
       {{"--from", "{day}"}, {"--from", "{day}", "--group", "{group}"}, {"--from-recorded", "{time}"}}},
      {"report minutes", {{"--meeting", "{meeting}"}}},
      {"report papers", {{"--meeting", "{meeting}"}, {"--meeting", "{meeting}", "--on", "{day}", "--format", "html"}}},
      {"report partner", {{"{party}", "--to", "{day}"}, {"{party}", "--to", "{day}", "--format", "html"}}},
      {"report words", {{"--to", "{day}"}}},
      {"list", {{}}},
      {"plan", {{"--from", "{day}"}, {"--group", "{group}", "--from", "{day}"}}},
      {"search",
       {{"{words}"},
        {"{words}", "--most", "3"},
        {"{words}", "--kind", "action"},
        {"{words}", "--group", "{group}", "--person", "{party}"},
        {"{words}", "--from", "{day}"}}},
      {"topic list", {{}}},
      {"topic show", {{"{topic}"}}},
  };
  return all;
}

// Commands that look at the register's upkeep or at what waits for its officer, and show no public copy.
const std::set<std::string> withoutPublicCopy{"review list", "review walk", "review export",   "verify",
                                              "chase",       "help",        "backup",          "restore",
                                              "serve",       "rebuild",     "report templates"};

std::string pathOf(const Words& command) {
  std::string path;
  for (const auto& word : command) path += (path.empty() ? "" : " ") + word;
  return path;
}

// --- Comparing ---

// The text with one space for any white space, none within brackets, and one sign for a line of any length: tables and
// what is broken into lines grow with their numbers.
std::string folded(const std::string& text) {
  std::string result;
  for (char c : text) {
    if (c == '\n' || c == '\r') c = ' ';
    bool repeats = !result.empty() && result.back() == c && (c == ' ' || c == '-' || c == '=');
    if (c == ' ' && !result.empty() && (result.back() == '[' || result.back() == '{')) continue;
    if ((c == ']' || c == '}') && !result.empty() && result.back() == ' ') result.pop_back();
    if (!repeats) result += c;
  }
  return result;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

// The text with each run of cited events, '[73–75](#event-73)' or '<a href="#event-73">73–75</a>', told one by one:
// what follows on another without a gap in one register has hidden events in between in the other.
std::string withoutRuns(std::string text) {
  const std::string dash = "–";
  auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  for (size_t at = text.find(dash); at != std::string::npos; at = text.find(dash, at + 1)) {
    auto begin = at, behind = at + dash.size(), end = behind;
    while (begin > 0 && isDigit(text[begin - 1])) --begin;
    while (end < text.size() && isDigit(text[end])) ++end;
    if (begin == at || end == behind || begin == 0) continue;
    auto first = text.substr(begin, at - begin), last = text.substr(behind, end - behind);
    auto target = "#event-" + first;
    auto isMarkdown = text[begin - 1] == '[' && text.compare(end, target.size() + 3, "](" + target + ")") == 0;
    auto tag = text.rfind("<a ", begin);
    auto isHtml = text[begin - 1] == '>' && text.compare(end, 4, "</a>") == 0 && tag != std::string::npos &&
                  text.substr(tag, begin - tag).find('"' + target + '"') != std::string::npos;
    if (!isMarkdown && !isHtml) continue;
    auto opening = isHtml ? text.substr(tag, begin - tag) : "[";
    std::string single;
    for (auto number = std::stoull(first); number <= std::stoull(last); ++number) {
      auto own = "#event-" + std::to_string(number);
      single += (single.empty() ? "" : ", ") + replaced(opening, target + '"', own + '"') + std::to_string(number) +
                (isHtml ? "</a>" : "](" + own + ")");
    }
    auto from = isHtml ? tag : begin - 1, until = end + (isHtml ? 4 : target.size() + 3);
    text.replace(from, until - from, single);
    at = from;
  }
  return text;
}

// The entries of an export in Cap'n Proto as text, since positions are numbers of another form there.
std::string entriesAsText(const std::string& stream) {
  std::string text;
  kj::ArrayInputStream input({reinterpret_cast<const kj::byte*>(stream.data()), stream.size()});
  kj::BufferedInputStream& buffered = input;
  while (buffered.tryGetReadBuffer().size() > 0)
    text += kj::str(capnp::InputStreamMessageReader(input).getRoot<schema::Entry>()).cStr() + std::string("\n");
  return text;
}

// What differs between the two registers and may show in what is told of them.
struct Told {
  const PublicPart* part;       // of the first register; nullptr for the second
  std::set<std::string> roots;  // of its log at every size
};

std::string withoutRoots(std::string text, const Told& told) {
  constexpr size_t digits = 64;
  for (size_t from = 0, at = 0; at <= text.size(); ++at) {
    if (at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0) continue;
    if (at - from == digits && told.roots.contains(text.substr(from, digits))) {
      text.replace(from, digits, "ROOT");
      at = from + 4;
    }
    from = at + 1;
  }
  return text;
}

std::string withoutNote(std::string text, const Told&) {
  for (const auto& sentence : {queries::somethingIsLeftOut, queries::nothingIsLeftOut})
    text = replaced(std::move(text), std::string(sentence), "A public copy.");
  return text;
}

// The number that the second register has where the first one has this position or size of its log.
std::string positionOf(std::string number, const Told& told) {
  constexpr size_t most = 7;  // digits
  return number.empty() || number.size() > most || told.part == nullptr
             ? number
             : std::to_string(told.part->positionIn(std::stoull(number)));
}

// All that a public copy says otherwise than a register that was never told the confidential, and how it is made the
// same: what is taken out of the whole text of both, and what a number of the first may stand for in the second.
struct Exception {
  std::string_view what;
  std::string (*same)(std::string text, const Told& told);
  bool ofNumbers;
};
constexpr std::array exceptions{
    Exception{"positions of events, and the size of the log", positionOf, true},
    Exception{"the root of the log", withoutRoots, false},
    Exception{"the sentence that says whether something was left out", withoutNote, false},
};

// Where the public copy of the first register says otherwise than that of the second; nothing where it does not.
std::optional<std::string> difference(const std::string& first, const std::string& second, const Told& told) {
  size_t a = 0, b = 0;
  auto number = [](const std::string& text, size_t& at) {
    auto from = at;
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0) ++at;
    return text.substr(from, at - from);
  };
  auto around = [](const std::string& text, size_t at) { return text.substr(at - std::min<size_t>(at, 150), 300); };
  while (a < first.size() || b < second.size()) {
    auto beganAt = a;
    auto ours = number(first, a), theirs = number(second, b);
    bool areSame = ours == theirs;
    for (const auto& exception : exceptions)
      areSame = areSame || (exception.ofNumbers && exception.same(ours, told) == theirs);
    if (areSame && a < first.size() && b < second.size() && first[a] == second[b]) {
      ++a;
      ++b;
    } else if (!areSame || a < first.size() || b < second.size()) {
      return fmt::format("…{}…\ninstead of\n…{}…", around(first, beganAt), around(second, std::min(b, second.size())));
    }
  }
  return std::nullopt;
}

constexpr uint64_t batches = 20;

class PublicCopy : public ProgramTest {
 protected:
  // One register with all, and one with what the public may see.
  struct Pair {
    TempRegister whole, other;
    std::unique_ptr<PublicPart> part;
    std::map<Kind, uint32_t> counts;
    std::vector<Micros> times;
    Told ofWhole, ofOther;
  };

  std::unique_ptr<Pair> pairOf(uint64_t seed) {
    auto pair = std::make_unique<Pair>();
    Draws draws(seed);
    playConfidential(pair->whole, seed, 40 + draws.below(100));
    auto at = pair->whole->log().store().readPoint();
    Oracle oracle(at);
    for (auto id : oracle.everySubject()) pair->counts[id.kind()] = std::max(pair->counts[id.kind()], id.number());
    for (uint64_t position = 1; position <= oracle.size(); ++position)
      pair->times.push_back(oracle.recordedAt(position));
    pair->part = std::make_unique<PublicPart>(at);
    pair->part->writeInto(pair->other);
    pair->ofWhole = {pair->part.get(), rootsOf(pair->whole)};
    pair->ofOther = {nullptr, rootsOf(pair->other)};
    return pair;
  }

  static std::set<std::string> rootsOf(TempRegister& on) {
    std::set<std::string> roots;
    for (uint64_t size = 1; size <= on->log().size(); ++size)
      roots.insert(hex(view(must(must(on->snapshot({.on = {}, .asOf = {}, .size = size})).root()))));
    return roots;
  }

  static std::string filledIn(const std::string& word, const Pair& pair, Draws& draws) {
    auto any = [&](std::initializer_list<Kind> kinds) {
      auto kind = *(kinds.begin() + draws.below(static_cast<uint32_t>(kinds.size())));
      auto count = pair.counts.contains(kind) ? pair.counts.at(kind) : 0;
      return reference(Id(kind, 1 + draws.below(count + 1)));
    };
    if (word == "{group}") return any({Kind::GROUP});
    if (word == "{party}") return any({Kind::ORGANISATION, Kind::PERSON});
    if (word == "{org}") return any({Kind::ORGANISATION});
    if (word == "{any}")
      return any({Kind::USER, Kind::APPOINTMENT, Kind::DOCUMENT, Kind::READING, Kind::MAIL, Kind::REPORT, Kind::TOPIC,
                  Kind::PRIORITY, Kind::PROGRAMME, Kind::FUNDING, Kind::MEASURE, Kind::ACHIEVEMENT, Kind::GROUP});
    if (word == "{day}")
      return isoDate(Date{dateOf(2024, 9, 1).day + static_cast<int32_t>(draws.below(330)), Precision::DAY});
    if (word == "{words}") return someWords(draws);
    if (word == "{time}") return utcTime(pair.times[draws.below(static_cast<uint32_t>(pair.times.size()))]);
    for (uint32_t kind = 1; kind < kindCount; ++kind)
      if (word == "{" + std::string(kindName(static_cast<Kind>(kind))) + "}") return any({static_cast<Kind>(kind)});
    return word;
  }

  // Words of random histories, some of them misspelt.
  static std::string someWords(Draws& draws) {
    constexpr std::array all{"gauge",  "tide gauge", "customs", "note",         "gulls",       "lamp",
                             "lights", "draft",      "repott",  "\"the plan\"", "plan -draft", "trust",
                             "offcer", "na*",        "name",    "alias",        "gaugge",      "nots"};
    return all[draws.below(static_cast<uint32_t>(all.size()))];
  }

  // A command with --public, to be run in a folder of its own.
  static Words someQuestion(const Pair& pair, Draws& draws) {
    auto command = std::next(arguments().begin(), draws.below(static_cast<uint32_t>(arguments().size())));
    return question(command->first, command->second[draws.below(static_cast<uint32_t>(command->second.size()))], pair,
                    draws);
  }

  static Words question(const std::string& path, const Words& arguments, const Pair& pair, Draws& draws) {
    Words words;
    std::istringstream names(path);
    for (std::string name; names >> name;) words.push_back(name);
    for (const auto& word : arguments) words.push_back(filledIn(word, pair, draws));
    words.emplace_back("--public");
    bool isReport = path.starts_with("report");
    if (path != "export" && !contains(arguments, "--format")) {
      auto format = draws.below(3);
      if (format > 0) words.emplace_back(format == 1 ? "--json" : "--csv");
    }
    auto add = [&](const char* option, const char* word) {
      words.emplace_back(option);
      words.push_back(filledIn(word, pair, draws));
    };
    if (!isReport && draws.oneIn(3)) add("--on", "{day}");
    if (path != "report compare" && draws.oneIn(3)) add("--as-of", "{time}");
    return words;
  }

  // What the program answers: exit code, output, messages, and the files that it wrote.
  std::string answerOf(const TempRegister& of, const Words& words, const Told& told) {
    auto files = folder_ / "files";
    fs::create_directories(files);
    auto ran =
        shell("cd files && minuted --no-input --register " + of.path().string() + " " + quoted(words), "COLUMNS=5000");
    bool isBinary = ran.code == 0 && contains(words, "capnp");
    auto answer =
        fmt::format("exit {}\n{}\n{}\n", ran.code, isBinary ? entriesAsText(ran.output) : ran.output, ran.errors);
    std::set<fs::path> written;
    for (const auto& file : fs::directory_iterator(files)) written.insert(file.path());
    for (const auto& file : written) answer += file.filename().string() + "\n" + contentOf(file) + "\n";
    fs::remove_all(files);
    for (const auto& exception : exceptions)
      if (!exception.ofNumbers) answer = exception.same(answer, told);
    return folded(withoutRuns(answer));
  }

  void expectSame(Pair& pair, const Words& words) {
    auto differs =
        difference(answerOf(pair.whole, words, pair.ofWhole), answerOf(pair.other, words, pair.ofOther), pair.ofWhole);
    EXPECT_FALSE(differs) << "minuted " << quoted(words) << "\n" << *differs;
  }
};

TEST_F(PublicCopy, IsTakenByEveryCommandThatShowsSomethingToThePublic) {
  std::set<std::string> taking, asked;
  for (const auto& command : listedCommands())
    if (command.takes("--public")) taking.insert(pathOf(command.words));
  taking.erase("report publish");  // records which copy was published
  for (const auto& [path, each] : arguments()) asked.insert(path);
  EXPECT_EQ(asked, taking);
  for (const auto& path : withoutPublicCopy) EXPECT_FALSE(taking.contains(path)) << path;
}

TEST_F(PublicCopy, IsComparedForHistoriesWithMuchToHide) {
  size_t hidden = 0, changed = 0;
  constexpr uint64_t histories = 10;
  for (uint64_t seed = 1; seed <= histories; ++seed) {
    auto pair = pairOf(seed);
    hidden += pair->part->hiddenSubjects().size();
    changed += pair->part->changed();
  }
  EXPECT_GT(hidden, 4 * histories);
  EXPECT_GT(changed, 4 * histories);  // events that are told without something they name
}

// In batches, so that a thousand histories can be tested at once and none takes too long.
class PublicCopyOfAnyHistory : public PublicCopy, public testing::WithParamInterface<uint64_t> {};

TEST_P(PublicCopyOfAnyHistory, SaysWhatARegisterSaysThatWasNeverToldTheConfidential) {
  constexpr uint32_t questions = 40;
  uint64_t histories = isFull() ? 50 : 1;
  for (uint64_t each = 0; each < histories && !HasFailure(); ++each) {
    auto seed = 1 + GetParam() + each * batches;
    SCOPED_TRACE(fmt::format("history {}", seed));
    auto pair = pairOf(seed);
    pair->whole.close();
    pair->other.close();
    Draws draws(seed * 7919);
    for (uint32_t i = 0; i < questions; ++i) expectSame(*pair, someQuestion(*pair, draws));
  }
}

INSTANTIATE_TEST_SUITE_P(Batch, PublicCopyOfAnyHistory, testing::Range<uint64_t>(0, batches));

}  // namespace
}  // namespace minuted::world
