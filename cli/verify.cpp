// verify: the log against its tree and its head, the views against the log; one event, or what a report cites, against
// the root of the log as it was then.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/files.h"
#include "base/guard.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/output.h"
#include "cli/report_files.h"
#include "documents/reader_process.h"
#include "log/proof.h"
#include "report/claims.h"
#include "report/sources.h"

namespace minuted::cli {
namespace {

struct VerifyFlags {
  std::string report;
  uint64_t event = 0, size = 0;
};

Result<void> judge(const engine::RebuildReport& report) {
  if (report.differences == 0) return {};
  return fail(ErrorKind::integrity,
              fmt::format("{} of the live views differ from what the log makes; the first has the key {}.",
                          counted(report.differences, "row"), report.firstDifference));
}

Result<void> verify(Context& context) {
  TRY(auto* opened, context.reading());
  auto progress = context.progress();
  TRY_DONE(log::Log::verify(opened->log(), [&](uint64_t done, uint64_t of) {
    if (progress) progress("Hashing records", done, of);
  }));
  TRY(auto report, opened->compareViews(progress));
  TRY_DONE(judge(report));
  fmt::print("{} hashed: the tree, its root and the head agree.\n", counted(report.events, "event"));
  fmt::print("{} compared: the views are what the log makes.\n", counted(report.rows, "row"));
  fmt::print("root {}\n", hex(view(opened->log().root())));
  return {};
}

// That the event is in the log of that size, by the hashes that anybody can follow from its leaf to the root.
Result<std::vector<Hash>> proven(const log::ReadPoint& at, uint64_t event, uint64_t size, const Hash& root) {
  TRY(auto leaf, log::nodeHash(at, {0, event - 1}));
  TRY(auto proof, log::inclusionProof(at, event, size));
  if (log::rootByProof(leaf, event, size, proof) != root)
    return fail(ErrorKind::integrity, fmt::format("Event {} is not the one that the root was made over.", event));
  return proof;
}

Result<void> verifyEvent(Context& context, const VerifyFlags& flags) {
  TRY(auto* opened, context.reading());
  TRY(auto snapshot, context.snapshot());
  auto size = flags.size == 0 ? snapshot.size() : flags.size;
  if (flags.event > size || size > snapshot.size())
    return fail(ErrorKind::notFound, fmt::format("There is no event {} in a log of {}: this one has {}.", flags.event,
                                                 size, counted(opened->log().size(), "event")));
  TRY(auto edge, log::edgeAt(snapshot.at(), size));
  TRY(auto proof, proven(snapshot.at(), flags.event, size, edge.root()));
  TRY(auto leaf, log::nodeHash(snapshot.at(), {0, flags.event - 1}));
  fmt::print("event {} is in the log of {}\n", flags.event, counted(size, "event"));
  fmt::print("leaf {}\n", hex(view(leaf)));
  for (const auto& hash : proof) fmt::print("with {}\n", hex(view(hash)));
  fmt::print("root {}\n", hex(view(edge.root())));
  return {};
}

// Letters and digits alone: formats break lines and escape marks each in its way.
std::string lettersOf(std::string_view text) {
  std::string letters;
  for (const auto& word : wordsOf(text)) letters += word;
  return letters;
}

// What the register said of events when the report was made: with names as they were by then, and as they were on the
// newest day that the report cites, which is what it may have printed of things that were renamed.
class Printed {
 public:
  static Result<Printed> make(engine::Register& opened, const report::Claims& claims) {
    TRY(auto now, opened.snapshot());
    TRY(auto last, engine::readEvent(now.at(), claims.size));
    engine::Times then{.on = {}, .asOf = last->event().getRecordedAt()};
    engine::Times onDay = then;
    for (const auto& [event, row] : claims.listed) {
      if (event == 0 || event > claims.size) continue;
      TRY(auto stored, engine::readEvent(now.at(), event));
      auto day = readDate(stored->event().hasHappenedOn(), stored->event().getHappenedOn());
      if (day && (!onDay.on || onDay.on->day < day->day)) onDay.on = Date{day->day, Precision::DAY};
    }
    Printed printed;
    for (const auto& times : {then, onDay}) {
      TRY(auto snapshot, opened.snapshot(times));
      printed.ways_.push_back(std::make_unique<engine::Snapshot>(std::move(snapshot)));
    }
    return printed;
  }

  // The row as a report prints it, whole; of what a public copy leaves out, its reference.
  Result<bool> is(uint64_t event, const std::string& row) const {
    auto printed = lettersOf(row);
    auto number = std::to_string(event);
    for (const auto& snapshot : ways_) {
      queries::Names names(*snapshot);
      TRY(auto words, report::sourceWords(*snapshot, event, names));
      auto subject = reference(words.subject);
      for (const auto& text :
           {number + " " + words.what + " " + words.on + " " + words.from,
            number + " " + subject + ": confidential " + words.on, number + " " + subject + ": confidential"}) {
        auto letters = lettersOf(text);
        if (printed.starts_with(letters) && isDay(std::string_view(printed).substr(letters.size()))) return true;
      }
    }
    return false;
  }

 private:
  static bool isDay(std::string_view rest) {  // of the recording: 20261125
    constexpr size_t digits = 8;
    return rest.size() == digits && rest.find_first_not_of("0123456789") == std::string_view::npos;
  }

  std::vector<std::unique_ptr<engine::Snapshot>> ways_;
};

// The root that the report prints is that of the log when it had so many events.
Result<Hash> provenRoot(const engine::Snapshot& snapshot, const report::Claims& claims, const std::string& file) {
  if (claims.size > snapshot.size())
    return fail(ErrorKind::integrity, fmt::format("{} was made from a log of {}, and this one has {}.", file,
                                                  counted(claims.size, "event"), counted(snapshot.size(), "event")));
  TRY(auto edge, log::edgeAt(snapshot.at(), claims.size));
  auto root = edge.root();
  if (hex(view(root)) == claims.root) return root;
  return fail(ErrorKind::integrity,
              fmt::format("{} was made from another log: its root is {}, and here that of the first {} is {}.", file,
                          claims.root, counted(claims.size, "event"), hex(view(root))));
}

void tellUnlisted(const report::Citations& unlisted) {
  constexpr size_t most = 10;
  std::vector<std::string> numbers;
  for (auto event : unlisted) numbers.push_back(std::to_string(event));
  if (numbers.size() > most) numbers.resize(most);
  if (!numbers.empty())
    fmt::print("In brackets, but not in the table of sources: {}{}. A text may have such numbers of its own.\n",
               inOneLine(numbers), unlisted.size() > most ? " and more" : "");
}

// Each event that the table of sources lists, with what is printed of it.
Result<void> checkListed(engine::Register& opened, const engine::Snapshot& snapshot, const report::Claims& claims,
                         const Hash& root, const std::string& file) {
  TRY(auto printed, Printed::make(opened, claims));
  for (const auto& [event, row] : claims.listed) {
    if (event == 0 || event > claims.size)
      return fail(ErrorKind::integrity, fmt::format("{} cites event {}, which its log does not have.", file, event));
    TRY_DONE(proven(snapshot.at(), event, claims.size, root));
    TRY(auto so, printed.is(event, row));
    if (!so)
      return fail(
          ErrorKind::integrity,
          fmt::format("Event {} says otherwise than {} prints: see 'minuted log --from {}'.", event, file, event));
  }
  return {};
}

// Numbers in brackets, where the table of sources cannot be read; what is no event of the log is a text's own number.
Result<uint64_t> checkBracketed(const engine::Snapshot& snapshot, const report::Claims& claims, const Hash& root) {
  uint64_t checked = 0;
  for (auto event : claims.unlisted) {
    if (event == 0 || event > claims.size) continue;
    TRY_DONE(proven(snapshot.at(), event, claims.size, root));
    ++checked;
  }
  return checked;
}

Result<void> verifyReport(Context& context, const std::string& file) {
  TRY(auto bytes, readInput(file));
  TRY(auto document,
      documents::readFile(bytes, std::filesystem::path(file).filename().string(), documents::readerBesideProgram()));
  auto claims = report::claimsOf(document);
  if (!claims)
    return fail(ErrorKind::refused,
                fmt::format("{} does not say which log it was made from: is it a report of minuted?", file));
  TRY(auto* opened, context.reading());
  TRY(auto snapshot, opened->snapshot());
  TRY(auto root, provenRoot(snapshot, *claims, file));
  if (claims->listed.empty()) {
    TRY(auto checked, checkBracketed(snapshot, *claims, root));
    if (checked == 0) return fail(ErrorKind::refused, fmt::format("{} cites no event of its log.", file));
    fmt::print("{} cited by {}: each is in the log of {} that it was made from.\n", counted(checked, "event"), file,
               counted(claims->size, "event"));
    context.say("Its table of sources cannot be read in this format, so what is printed there is not compared.");
  } else {
    TRY_DONE(checkListed(*opened, snapshot, *claims, root, file));
    fmt::print("{} cited by {}: each is in the log of {} that it was made from, and says what is printed of it.\n",
               counted(claims->listed.size(), "event"), file, counted(claims->size, "event"));
    tellUnlisted(claims->unlisted);
  }
  fmt::print("root {}\n", claims->root);
  if (snapshot.size() > claims->size)
    context.say(fmt::format("{} recorded since.", counted(snapshot.size() - claims->size, "event")));
  return {};
}

}  // namespace

void addVerify(Command app, Context& context) {
  auto flags = std::make_shared<VerifyFlags>();
  auto checked =
      addCommand(app, context, "verify", "Check the log against its tree and its head, and the views against the log",
                 "  minuted verify\n  minuted verify --report update.pdf\n  minuted verify --event 188 --size 310",
                 [&context, flags] {
                   if (!flags->report.empty()) return verifyReport(context, flags->report);
                   return flags->event > 0 ? verifyEvent(context, *flags) : verify(context);
                 });
  checked.option("--report", flags->report,
                 "A report that was made: whether what it cites is in the log, and says what it prints");
  checked.option("--event", flags->event, "The proof that one event is in the log").positive();
  checked.option("--size", flags->size, "With --event: in the log as it was with so many events");
}

}  // namespace minuted::cli
