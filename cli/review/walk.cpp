// minuted review walk: shows one proposal after the other, with the words it was read from, and asks what to do with
// it.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <string>

#include "base/text.h"
#include "cli/context.h"
#include "cli/output.h"
#include "cli/review/proposals.h"
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

// The state of a walk through the proposals of a reading.
struct Walk {
  Context& context;
  engine::Recorder& recorder;
  Id reading;
  std::vector<uint16_t> waiting;
  size_t index = 0;  // of the proposal that is shown, in `waiting`
  struct Verdict {
    uint16_t number = 0;
    bool accepted = false;
  };
  std::vector<Verdict> verdicts = {};  // in the order in which they were given, for undo
  size_t refused = 0;                  // how many proposals 'A' could not accept

  uint16_t number() const { return waiting[index]; }
  void addVerdict(bool accepted) {
    verdicts.push_back({number(), accepted});
    ++index;
  }
};

Result<void> show(Walk& walk) {
  TRY(auto snapshot, walk.recorder.snapshot());
  TRY(auto list, review::listProposals(snapshot, walk.reading, true));
  auto proposal = list.get().getItems()[walk.number() - 1u];
  printOut("\n{}  {}  ({} of {})  {:.0f}%, {}\n", bold(proposal.getRef().cStr()), proposal.getKind().cStr(),
           walk.index + 1, walk.waiting.size(), proposal.getConfidence() * 100, proposal.getPlace().cStr());
  printOut("  {}\n", proposal.getText().cStr());
  std::string owners;
  for (auto owner : proposal.getOwners()) owners += (owners.empty() ? "" : ", ") + std::string(owner.cStr());
  if (!owners.empty()) printOut("  owner: {}\n", owners);
  if (proposal.hasDue()) printOut("  due: {}\n", proposal.getDue().cStr());
  if (proposal.hasDate()) printOut("  date: {}\n", proposal.getDate().cStr());
  for (auto news : proposal.getHistory()) printOut("  - {}\n", news.cStr());
  if (proposal.hasDoubt()) printOut("  ? {}\n", proposal.getDoubt().cStr());
  for (auto question : proposal.getQuestions()) printOut("  ? {}\n", question.cStr());
  if (proposal.hasQuote()) printOut("  | {}\n", proposal.getQuote().cStr());
  return {};
}

Result<void> accept(Walk& walk) {
  TRY_DONE(review::acceptProposal(walk.recorder, walk.context.userName(), walk.reading, walk.number()));
  walk.addVerdict(true);
  return {};
}

Result<void> reject(Walk& walk, const std::string& why) {
  TRY_DONE(review::rejectProposal(walk.recorder, walk.context.userName(), walk.reading, walk.number(), why));
  walk.addVerdict(false);
  return {};
}

Result<void> undo(Walk& walk) {
  if (walk.verdicts.empty()) return fail(ErrorKind::refused, "Nothing has been done yet.");
  TRY_DONE(review::undoProposal(walk.recorder, walk.context.userName(), walk.reading, walk.verdicts.back().number,
                                "undone in review"));
  auto back = std::ranges::find(walk.waiting, walk.verdicts.back().number);
  walk.index = static_cast<size_t>(back - walk.waiting.begin());
  walk.verdicts.pop_back();
  return {};
}

Result<void> edit(Walk& walk, char key, const std::string& rest) {
  if (rest.empty()) return fail(ErrorKind::refused, fmt::format("Say it behind the letter: '{} …'.", key));
  review::Edit edit;
  if (key == 't') edit.text = rest;
  if (key == 'n') edit.name = rest;
  if (key == 'd') {
    TRY(edit.due, walk.context.parseDate(rest));
  }
  if (key == 'o') {
    edit.owners.emplace();
    for (auto owner : split(rest, ','))
      if (!trim(owner).empty()) edit.owners->emplace_back(trim(owner));
  }
  return review::editProposal(walk.recorder, walk.context.userName(), walk.reading, walk.number(), edit);
}

Result<void> merge(Walk& walk, const std::string& rest) {
  auto other =
      review::parseProposalReference(rest.contains('.') ? rest : fmt::format("{}.{}", reference(walk.reading), rest));
  if (!other || other->first != walk.reading) return fail(ErrorKind::refused, "Which one is it? 'm 12'.");
  TRY_DONE(review::mergeProposals(walk.recorder, walk.context.userName(), walk.reading, other->second, walk.number()));
  walk.addVerdict(false);
  return {};
}

// Whether the proposal or the answer is wrong, and not the register: then the person can answer again.
bool canBeAnswered(const Error& error) {
  return error.kind == ErrorKind::refused || error.kind == ErrorKind::usage || error.kind == ErrorKind::notFound;
}

Result<void> acceptTheRest(Walk& walk) {
  while (walk.index < walk.waiting.size()) {
    auto accepted = accept(walk);
    if (accepted) continue;
    if (!canBeAnswered(accepted.error())) return accepted;
    printOut("{}: {}\n", review::proposalReference(walk.reading, walk.number()), accepted.error().message);
    ++walk.refused;
    ++walk.index;
  }
  return {};
}

Result<void> carryOut(Walk& walk, const std::string& input) {
  // Only a single letter is a key: 'reject' is not 'r' with the reason 'eject'.
  bool isKey = input.size() < 2 || input[1] == ' ';
  auto rest = input.size() > 1 ? std::string(trim(std::string_view(input).substr(1))) : "";
  switch (input.empty() ? 'a' : isKey ? input[0] : '?') {
    case 'a': return accept(walk);
    case 'r': return reject(walk, rest);
    case 's': ++walk.index; return {};
    case 'u': return undo(walk);
    case 't':
    case 'n':
    case 'd':
    case 'o': return edit(walk, input[0], rest);
    case 'm': return merge(walk, rest);
    case 'A': return acceptTheRest(walk);
    default: printOut("{}", help); return {};
  }
}

Result<void> walkThrough(Context& context, const std::string& ref) {
  if (context.options.noInput)
    return fail(ErrorKind::usage,
                "This asks about each proposal. Without input, use 'minuted review export' and 'apply'.");
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto reading, context.findSubject(snapshot, ref, {Kind::READING}));
  TRY(auto waiting, review::waitingProposals(snapshot, reading));
  Walk walk{.context = context, .recorder = *recorder, .reading = reading, .waiting = std::move(waiting)};
  if (!walk.waiting.empty()) printOut("{}", help);
  while (walk.index < walk.waiting.size()) {
    TRY_DONE(show(walk));
    printOut("> ");
    flushOutput();
    std::string input;
    if (!std::getline(std::cin, input)) break;
    input = trim(input);
    if (input == "q") break;
    auto outcome = carryOut(walk, input);
    if (!outcome && !canBeAnswered(outcome.error())) return outcome;
    if (!outcome) printOut("{}\n", outcome.error().message);
  }
  TRY(snapshot, recorder->snapshot());
  TRY(auto stillWaiting, review::waitingProposals(snapshot, reading));
  auto accepted = static_cast<size_t>(std::ranges::count_if(walk.verdicts, &Walk::Verdict::accepted));
  context.say(fmt::format("{} accepted, {} rejected, {} waiting.", accepted, walk.verdicts.size() - accepted,
                          stillWaiting.size()));
  return requireNoneRefused(walk.refused);
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
