// rebuild and verify.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "cli/context.h"
#include "cli/output.h"
#include "cli/report_files.h"
#include "documents/reader_process.h"
#include "log/proof.h"
#include "report/claims.h"
#include "report/year.h"

namespace minuted::cli {
namespace {

struct VerifyFlags {
  std::string report;
  uint64_t event = 0, size = 0;
};

Result<void> judge(const RebuildReport& report) {
  if (report.differences == 0) return {};
  return fail(ErrorKind::integrity,
              fmt::format("{} of the live views differ from what the log makes; the first has the key {}.",
                          counted(report.differences, "row"), report.firstDifference));
}

Result<void> rebuild(Context& context) {
  TRY(auto* opened, context.writing());
  TRY(auto report, opened->rebuild(context.progress()));
  if (report.differences > 0)
    context.say(
        fmt::format("{} of the old views differed from what the log makes. The views are right now; 'minuted verify' "
                    "checks the log.",
                    counted(report.differences, "row")));
  fmt::print("{} replayed, {} made in {:.2f} s; {}.\n", counted(report.events, "event"), counted(report.rows, "row"),
             report.seconds,
             report.differences == 0 ? "equal to the live ones, byte for byte" : "the live ones were replaced");
  fmt::print("root {}\n", hex(view(opened->log().root())));
  return {};
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

// The root that a report prints is held against the log, and each event that it cites against that root.
Result<void> verifyReport(Context& context, const std::string& file) {
  TRY(auto bytes, wholeFile(file));
  TRY(auto document, readFile(bytes, std::filesystem::path(file).filename().string(), readerBesideProgram()));
  auto claims = report::claimsOf(document);
  if (!claims)
    return fail(ErrorKind::refused,
                fmt::format("{} does not say which log it was made from: is it a report of minuted?", file));
  TRY(auto* opened, context.reading());
  TRY(auto snapshot, opened->snapshot());
  if (claims->size > snapshot.size())
    return fail(ErrorKind::integrity, fmt::format("{} was made from a log of {}, and this one has {}.", file,
                                                  counted(claims->size, "event"), counted(snapshot.size(), "event")));
  TRY(auto edge, log::edgeAt(snapshot.at(), claims->size));
  auto root = edge.root();
  if (hex(view(root)) != claims->root)
    return fail(ErrorKind::integrity,
                fmt::format("{} was made from another log: its root is {}, and here that of the first {} is {}.", file,
                            claims->root, counted(claims->size, "event"), hex(view(root))));
  auto cited = report::both(claims->cited, claims->listed);
  for (auto event : cited) {
    if (event == 0 || event > claims->size)
      return fail(ErrorKind::integrity, fmt::format("{} cites event {}, which its log does not have.", file, event));
    TRY_DONE(proven(snapshot.at(), event, claims->size, root));
  }
  for (auto event : claims->cited)
    if (!claims->listed.empty() && !std::ranges::binary_search(claims->listed, event))
      return fail(ErrorKind::integrity, fmt::format("{} cites event {}, which its sources do not list.", file, event));
  fmt::print("{} cited by {}: each is in the log of {} that it was made from.\n", counted(cited.size(), "event"), file,
             counted(claims->size, "event"));
  fmt::print("root {}\n", claims->root);
  if (snapshot.size() > claims->size)
    context.say(fmt::format("{} recorded since.", counted(snapshot.size() - claims->size, "event")));
  return {};
}

}  // namespace

void addUpkeep(CLI::App& app, Context& context) {
  addCommand(app, context, "rebuild", "Make all views afresh from the log, compare, and switch to them",
             "  minuted rebuild", [&context] { return rebuild(context); });
  auto flags = std::make_shared<VerifyFlags>();
  auto* checked =
      addCommand(app, context, "verify", "Check the log against its tree and its head, and the views against the log",
                 "  minuted verify\n  minuted verify --report update.pdf\n  minuted verify --event 188 --size 310",
                 [&context, flags] {
                   if (!flags->report.empty()) return verifyReport(context, flags->report);
                   return flags->event > 0 ? verifyEvent(context, *flags) : verify(context);
                 });
  checked->add_option("--report", flags->report,
                      "A report that was made: whether what it cites is in the log, unchanged");
  checked->add_option("--event", flags->event, "The proof that one event is in the log")->check(CLI::PositiveNumber);
  checked->add_option("--size", flags->size, "With --event: in the log as it was with so many events");
}

}  // namespace minuted::cli
