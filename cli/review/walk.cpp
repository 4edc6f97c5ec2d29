// review walk: one proposal after the other, with the words it was read from; a key or a few words for each.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <string>

#include "base/text.h"
#include "cli/context.h"
#include "cli/output.h"
#include "review/review.h"

namespace minuted::cli {
namespace {

constexpr std::string_view help =
    "  a, Enter  accept                           A             accept all the rest\n"
    "  r WHY     reject; WHY may be left out      s             skip: it keeps waiting\n"
    "  t TEXT    another wording                  o NAME, NAME  other owners\n"
    "  d DATE    another due date, 2025-05-31     n NAME        another name\n"
    "  m NUMBER  the same as that proposal        u             undo the last one\n"
    "  q         stop here                        ?             this help\n";

struct Walk {
  Context& context;
  engine::Recorder& recorder;
  Id reading;
  std::vector<uint16_t> waiting;
  size_t at = 0;
  struct Done {
    uint16_t number = 0;
    bool accepted = false;
  };
  std::vector<Done> done = {};  // what undo goes back to
  size_t refused = 0;           // of those that 'A' was to accept

  uint16_t number() const { return waiting[at]; }
  void note(bool accepted) {
    done.push_back({number(), accepted});
    ++at;
  }
};

Result<void> show(Walk& walk) {
  TRY(auto snapshot, walk.recorder.snapshot());
  TRY(auto list, review::listProposals(snapshot, walk.reading, true));
  auto proposal = list.get().getItems()[walk.number() - 1u];
  fmt::print("\n{}  {}  ({} of {})  {:.0f}%, {}\n", bold(proposal.getRef().cStr()), proposal.getKind().cStr(),
             walk.at + 1, walk.waiting.size(), proposal.getConfidence() * 100, proposal.getPlace().cStr());
  fmt::print("  {}\n", proposal.getText().cStr());
  std::string owners;
  for (auto owner : proposal.getOwners()) owners += (owners.empty() ? "" : ", ") + std::string(owner.cStr());
  if (!owners.empty()) fmt::print("  owner: {}\n", owners);
  if (proposal.hasDue()) fmt::print("  due: {}\n", proposal.getDue().cStr());
  if (proposal.hasDate()) fmt::print("  date: {}\n", proposal.getDate().cStr());
  for (auto news : proposal.getHistory()) fmt::print("  - {}\n", news.cStr());
  if (proposal.hasDoubt()) fmt::print("  ? {}\n", proposal.getDoubt().cStr());
  fmt::print("  | {}\n", proposal.getQuote().cStr());
  return {};
}

Result<void> accept(Walk& walk) {
  TRY_DONE(review::acceptProposal(walk.recorder, walk.context.by(), walk.reading, walk.number()));
  walk.note(true);
  return {};
}

Result<void> reject(Walk& walk, const std::string& why) {
  TRY_DONE(review::rejectProposal(walk.recorder, walk.context.by(), walk.reading, walk.number(), why));
  walk.note(false);
  return {};
}

Result<void> undo(Walk& walk) {
  if (walk.done.empty()) return fail(ErrorKind::refused, "Nothing has been done yet.");
  TRY_DONE(review::undoProposal(walk.recorder, walk.context.by(), walk.reading, walk.done.back().number,
                                "undone in review"));
  auto back = std::ranges::find(walk.waiting, walk.done.back().number);
  walk.at = static_cast<size_t>(back - walk.waiting.begin());
  walk.done.pop_back();
  return {};
}

Result<void> edit(Walk& walk, char what, const std::string& rest) {
  if (rest.empty()) return fail(ErrorKind::refused, fmt::format("Say it behind the letter: '{} …'.", what));
  review::Edit edit;
  if (what == 't') edit.text = rest;
  if (what == 'n') edit.name = rest;
  if (what == 'd') {
    TRY(edit.due, parseOptionalDate(rest));
  }
  if (what == 'o') {
    edit.owners.emplace();
    for (auto owner : split(rest, ','))
      if (!trim(owner).empty()) edit.owners->emplace_back(trim(owner));
  }
  return review::editProposal(walk.recorder, walk.context.by(), walk.reading, walk.number(), edit);
}

Result<void> merge(Walk& walk, const std::string& rest) {
  auto other =
      review::parseProposalReference(rest.contains('.') ? rest : fmt::format("{}.{}", reference(walk.reading), rest));
  if (!other || other->first != walk.reading) return fail(ErrorKind::refused, "Which one is it? 'm 12'.");
  TRY_DONE(review::mergeProposals(walk.recorder, walk.context.by(), walk.reading, other->second, walk.number()));
  walk.note(false);
  return {};
}

// What is wrong with the proposal or the answer, and not with the register.
bool canBeAnswered(const Error& error) {
  return error.kind == ErrorKind::refused || error.kind == ErrorKind::usage || error.kind == ErrorKind::notFound;
}

Result<void> acceptTheRest(Walk& walk) {
  while (walk.at < walk.waiting.size()) {
    auto accepted = accept(walk);
    if (accepted) continue;
    if (!canBeAnswered(accepted.error())) return accepted;
    fmt::print("{}: {}\n", review::proposalReference(walk.reading, walk.number()), accepted.error().message);
    ++walk.refused;
    ++walk.at;
  }
  return {};
}

Result<void> answer(Walk& walk, const std::string& said) {
  bool letter = said.size() < 2 || said[1] == ' ';  // 'reject' is a word, and no reason that begins with 'e'
  auto rest = said.size() > 1 ? std::string(trim(std::string_view(said).substr(1))) : "";
  switch (said.empty() ? 'a' : letter ? said[0] : '?') {
    case 'a': return accept(walk);
    case 'r': return reject(walk, rest);
    case 's': ++walk.at; return {};
    case 'u': return undo(walk);
    case 't':
    case 'n':
    case 'd':
    case 'o': return edit(walk, said[0], rest);
    case 'm': return merge(walk, rest);
    case 'A': return acceptTheRest(walk);
    default: fmt::print("{}", help); return {};
  }
}

Result<void> walkThrough(Context& context, const std::string& ref) {
  if (context.options.noInput)
    return fail(ErrorKind::usage,
                "This asks about each proposal. Without input, use 'minuted review export' and 'apply'.");
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto reading, context.meant(snapshot, ref, {Kind::READING}));
  TRY(auto waiting, review::waitingProposals(snapshot, reading));
  Walk walk{.context = context, .recorder = *recorder, .reading = reading, .waiting = std::move(waiting)};
  if (!walk.waiting.empty()) fmt::print("{}", help);
  while (walk.at < walk.waiting.size()) {
    TRY_DONE(show(walk));
    fmt::print("> ");
    std::fflush(stdout);
    std::string said;
    if (!std::getline(std::cin, said)) break;
    said = trim(said);
    if (said == "q") break;
    auto done = answer(walk, said);
    if (!done && !canBeAnswered(done.error())) return done;
    if (!done) fmt::print("{}\n", done.error().message);
  }
  TRY(snapshot, recorder->snapshot());
  TRY(auto left, review::waitingProposals(snapshot, reading));
  auto accepted = static_cast<size_t>(std::ranges::count_if(walk.done, &Walk::Done::accepted));
  context.say(fmt::format("{} accepted, {} rejected, {} waiting.", accepted, walk.done.size() - accepted, left.size()));
  if (walk.refused > 0)
    return fail(ErrorKind::refused,
                fmt::format("{} left waiting, for the reasons above.", counted(walk.refused, "proposal")));
  return {};
}

}  // namespace

void addReviewWalk(Command review, Context& context) {
  auto ref = std::make_shared<std::string>();
  auto command = addCommand(review, context, "walk", "Go through what waits, one after the other",
                            "  minuted review walk R-2       Enter accepts, r rejects, ? tells the rest",
                            [&context, ref] { return walkThrough(context, *ref); });
  command.option("reading", *ref, "R-2").required();
}

}  // namespace minuted::cli
