// minuted review walk: shows one proposal after the other, with the words it was read from, and asks what to do with
// it.
#include <fmt/format.h>

#include <string>

#include "base/ranges.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/review/proposals.h"
#include "cli/terminal/asking.h"
#include "cli/terminal/output.h"
#include "review/review.h"

namespace minuted::cli {
namespace {

constexpr std::string_view help =
    "  a, Enter  accept                           A             accept all the rest\n"
    "  r WHY     reject; WHY may be left out      s             skip: it keeps waiting\n"
    "  t TEXT    another wording                  o NAME, NAME  other owners\n"
    "  d DATE    another due date, 2025-05-31     n NAME        another name\n"
    "  m NUMBER  the same as that proposal        u             take back what was done last\n"
    "  q         stop here                        ?             this help\n";

// Something that was done, as 'u' takes it back: to several proposals, where the meeting was accepted with one, or all
// the rest.
struct Done {
  enum class What { accepted, rejected, edited, skipped };
  What what = What::skipped;
  std::vector<uint16_t> numbers;  // in the order in which it was done to them
  size_t index = 0;               // of the proposal that was shown
};

// The state of a walk through the proposals of a reading.
struct Walk {
  Context& context;
  engine::Recorder& recorder;
  Id reading;
  std::vector<uint16_t> waiting;
  size_t index = 0;             // of the proposal that is shown, in `waiting`
  std::vector<Done> done = {};  // in the order in which it was done
  size_t refused = 0;           // how many proposals 'A' could not accept

  uint16_t number() const { return waiting[index]; }
  std::string ref(uint16_t of) const { return review::proposalReference(reading, of); }
  size_t count(Done::What what) const {
    size_t all = 0;
    for (const auto& each : done) all += each.what == what ? each.numbers.size() : 0;
    return all;
  }
};

Result<void> showProposal(Walk& walk) {
  TRY(auto snapshot, walk.recorder.snapshot());
  TRY(auto list, review::listProposals(snapshot, walk.reading, true));
  auto proposal = list.get().getItems()[walk.number() - 1u];
  printOut("\n{}  {}  ({} of {})  {:.0f}%, {}\n", bold(proposal.getRef().cStr()), proposal.getKind().cStr(),
           walk.index + 1, walk.waiting.size(), proposal.getConfidence() * 100, proposal.getPlace().cStr());
  printWrapped("  {}\n", proposal.getText().cStr());
  std::string owners;
  for (auto owner : proposal.getOwners()) owners += (owners.empty() ? "" : ", ") + std::string(owner.cStr());
  if (!owners.empty()) printWrapped("  owner: {}\n", owners);
  if (proposal.hasDue()) printOut("  due: {}\n", proposal.getDue().cStr());
  if (proposal.getDueAtNextMeeting()) printOut("  due: next meeting\n");
  if (proposal.hasDate()) printOut("  date: {}\n", proposal.getDate().cStr());
  for (auto news : proposal.getHistory()) printWrapped("  - {}\n", news.cStr());
  if (proposal.hasDoubt()) printWrapped("  ? {}\n", proposal.getDoubt().cStr());
  for (auto question : proposal.getQuestions()) printWrapped("  ? {}\n", question.cStr());
  if (proposal.hasQuote()) printWrapped("  | {}\n", proposal.getQuote().cStr());
  return {};
}

// Accepts the proposal that is shown, says what was recorded, and adds it to what was done. The meeting of the minutes
// is accepted with it where it still waited.
Result<void> acceptShown(Walk& walk, Done& done) {
  TRY(auto before, walk.recorder.snapshot());
  TRY(auto waitingBefore, review::waitingProposals(before, walk.reading));
  auto number = walk.number();
  TRY(auto accepted, review::acceptProposal(walk.recorder, walk.context.userName(), walk.reading, number));
  TRY(auto after, walk.recorder.snapshot());
  TRY(auto waitingAfter, review::waitingProposals(after, walk.reading));
  for (auto each : waitingBefore)
    if (each != number && !contains(waitingAfter, each)) {
      printWrapped("{}: accepted with it.\n", walk.ref(each));
      done.numbers.push_back(each);
    }
  printWrapped("{}: accepted as {}{}.\n", walk.ref(number), reference(accepted.subject),
               accepted.hasNews ? "" : ", which said so already");
  done.numbers.push_back(number);
  ++walk.index;
  return {};
}

Result<void> acceptOne(Walk& walk) {
  Done done{Done::What::accepted, {}, walk.index};
  TRY_DONE(acceptShown(walk, done));
  walk.done.push_back(std::move(done));
  return {};
}

Result<void> rejectShown(Walk& walk, const std::string& why) {
  auto number = walk.number();
  TRY_DONE(review::rejectProposal(walk.recorder, walk.context.userName(), walk.reading, number, why));
  printWrapped("{}: rejected.\n", walk.ref(number));
  walk.done.push_back({Done::What::rejected, {number}, walk.index++});
  return {};
}

Result<void> skipProposal(Walk& walk) {
  printWrapped("{}: keeps waiting.\n", walk.ref(walk.number()));
  walk.done.push_back({Done::What::skipped, {}, walk.index++});
  return {};
}

// Takes back what was done last, whatever it was, and shows the proposal again that it was done to.
Result<void> takeBackLast(Walk& walk) {
  if (walk.done.empty()) return fail(ErrorKind::refused, "Nothing has been done yet.");
  auto& last = walk.done.back();
  while (!last.numbers.empty()) {
    auto number = last.numbers.back();
    TRY(auto events,
        review::undoProposal(walk.recorder, walk.context.userName(), walk.reading, number, "undone in review"));
    printWrapped("{}: taken back ({}).\n", walk.ref(number), counted(events, "event"));
    last.numbers.pop_back();
  }
  walk.index = last.index;
  walk.done.pop_back();
  return {};
}

Result<void> editShown(Walk& walk, char key, const std::string& rest) {
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
  TRY_DONE(review::editProposal(walk.recorder, walk.context.userName(), walk.reading, walk.number(), edit));
  printWrapped("{}: edited.\n", walk.ref(walk.number()));
  walk.done.push_back({Done::What::edited, {walk.number()}, walk.index});
  return {};
}

Result<void> mergeShown(Walk& walk, const std::string& rest) {
  auto other =
      review::parseProposalReference(rest.contains('.') ? rest : fmt::format("{}.{}", reference(walk.reading), rest));
  if (!other || other->first != walk.reading) return fail(ErrorKind::refused, "Which one is it? 'm 12'.");
  TRY_DONE(review::mergeProposals(walk.recorder, walk.context.userName(), walk.reading, other->second, walk.number()));
  printWrapped("{}: the same as {}, and rejected.\n", walk.ref(walk.number()), walk.ref(other->second));
  walk.done.push_back({Done::What::rejected, {walk.number()}, walk.index++});
  return {};
}

Result<void> acceptTheRest(Walk& walk) {
  walk.done.push_back({Done::What::accepted, {}, walk.index});
  while (walk.index < walk.waiting.size()) {
    auto number = walk.number();
    auto accepted = acceptShown(walk, walk.done.back());
    if (accepted) continue;
    if (!isAboutTheAnswer(accepted.error())) return accepted;
    printWrapped("{}: {}\n", walk.ref(number), accepted.error().message);
    ++walk.refused;
    ++walk.index;
  }
  return {};
}

Result<void> answerProposal(Walk& walk, const Typed& typed) {
  switch (typed.key) {
    case 0:
    case 'a': return acceptOne(walk);
    case 'r': return rejectShown(walk, typed.said);
    case 's': return skipProposal(walk);
    case 'u': return takeBackLast(walk);
    case 't':
    case 'n':
    case 'd':
    case 'o': return editShown(walk, typed.key, typed.said);
    case 'm': return mergeShown(walk, typed.said);
    case 'A': return acceptTheRest(walk);
    default: printOut("{}", help); return {};
  }
}

Result<void> walkThrough(Context& context, const std::string& ref) {
  TRY_DONE(requirePerson(context,
                         "This asks about each proposal. Without input, use 'minuted review export' and 'apply'.",
                         "This asks a person. Programs use 'minuted review list', 'accept' and 'reject'."));
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto reading, context.findSubject(snapshot, ref, {Kind::READING}));
  TRY(auto waiting, review::waitingProposals(snapshot, reading));
  Walk walk{.context = context, .recorder = *recorder, .reading = reading, .waiting = std::move(waiting)};
  if (!walk.waiting.empty()) printOut("{}", help);
  TRY_DONE(askUntilDone({[&] { return walk.index < walk.waiting.size(); }, [&] { return showProposal(walk); },
                         [&](const Typed& typed) { return answerProposal(walk, typed); }, "asuq?"}));
  TRY(snapshot, recorder->snapshot());
  TRY(auto stillWaiting, review::waitingProposals(snapshot, reading));
  context.say(fmt::format("{} accepted, {} rejected, {} waiting.", walk.count(Done::What::accepted),
                          walk.count(Done::What::rejected), stillWaiting.size()));
  return requireNoneRefused(walk.context, walk.refused);
}

}  // namespace

void addReviewWalk(Command review, Context& context) {
  auto ref = std::make_shared<std::string>();
  auto command = addRecordingCommand(review, context, "walk", "Go through what waits, one after the other",
                                     "  minuted review walk R-2  # Enter accepts, r rejects, ? tells the rest",
                                     [&context, ref] { return walkThrough(context, *ref); });
  command.option("reading", *ref, "R-2").required();
}

}  // namespace minuted::cli
