#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/context.h"
#include "cli/output.h"

namespace minuted::cli {
namespace {

using schema::ActionAnswer;

struct Options {
  std::string ref;
  std::string owner, org, group, status, from, to;
  bool all = false, overdue = false, byOwner = false, byGroup = false;
  std::string text, due, note, evidence, outcome, meeting, decision, answerTo, party, grantedBy;
  std::vector<std::string> owners;
};

// --- Reading ---

std::string ownersOf(ActionAnswer::Reader action) {
  std::string text;
  for (auto owner : action.getOwners()) {
    text += (text.empty() ? "" : ", ") + std::string(owner.getName().cStr());
    if (owner.hasOrganisation()) text += fmt::format(" ({})", owner.getOrganisation().cStr());
  }
  return text;
}

std::string dueOf(ActionAnswer::Reader action) { return action.hasDue() ? action.getDue().cStr() : "-"; }

std::string statusOf(ActionAnswer::Reader action) {
  auto status = words(action.getStatus());
  if (action.getOverdue())
    status += fmt::format(", {} late", counted(static_cast<size_t>(action.getDaysLate()), "day"));
  if (action.getTimesCarried() > 0) status += fmt::format(", carried {}x", action.getTimesCarried());
  return status;
}

using Actions = std::vector<ActionAnswer::Reader>;

enum class Show { owner, group, both };

void printActions(const Actions& actions, Show show) {
  bool wide = terminalWidth() >= 110;
  std::vector<Column> columns{{"REF"}, {"ACTION", 0.42}};
  if (show != Show::group || wide) columns.push_back({"OWNER", 0.2});
  if (show == Show::group || wide) columns.push_back({"GROUP", 0.2});
  columns.push_back({"DUE"});
  columns.push_back({"STATUS", 0.14});
  std::vector<Row> rows;
  for (auto action : actions) {
    Row row{{action.getRef().cStr(), action.getText().cStr()}, action.getOverdue()};
    if (show != Show::group || wide) row.cells.push_back(ownersOf(action));
    if (show == Show::group || wide) row.cells.push_back(action.getGroup().cStr());
    row.cells.push_back(dueOf(action));
    row.cells.push_back(statusOf(action));
    rows.push_back(std::move(row));
  }
  printTable(columns, rows);
}

std::string heading(const std::string& name, const Actions& actions) {
  auto overdue = std::ranges::count_if(actions, [](auto action) { return action.getOverdue(); });
  auto text = fmt::format("{}: {}", name, counted(actions.size(), "action"));
  return overdue == 0 ? text : text + fmt::format(", {} overdue", overdue);
}

// A joint action stands under each of its owners.
void printGrouped(schema::ActionList::Reader list, bool byOwner) {
  std::map<std::string, Actions> grouped;
  for (auto action : list.getItems()) {
    if (!byOwner)
      grouped[action.getGroup().cStr()].push_back(action);
    else
      for (auto owner : action.getOwners()) {
        std::string name = owner.getName().cStr();
        if (owner.hasOrganisation()) name += fmt::format(" ({})", owner.getOrganisation().cStr());
        grouped[name].push_back(action);
      }
  }
  for (const auto& [name, actions] : grouped) {
    fmt::print("{}\n", bold(heading(name, actions)));
    printActions(actions, byOwner ? Show::group : Show::owner);
    fmt::print("\n");
  }
}

Result<ActionFilter> filterOf(const Context& context, const Snapshot& snapshot, const Options& options) {
  ActionFilter filter{.all = options.all, .overdue = options.overdue};
  if (!options.owner.empty()) {
    TRY(filter.owner, context.meant(snapshot, options.owner, {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP}));
  }
  if (!options.org.empty()) {
    TRY(filter.organisation, context.meant(snapshot, options.org, {Kind::ORGANISATION}));
  }
  if (!options.group.empty()) {
    TRY(filter.group, context.meant(snapshot, options.group, {Kind::GROUP}));
  }
  if (!options.status.empty()) {
    auto statuses = capnp::Schema::from<schema::ActionStatus>();
    for (auto status : statuses.getEnumerants())
      if (spaced(capnp::DynamicEnum(status)) == options.status || options.status == status.getProto().getName().cStr())
        filter.status = static_cast<schema::ActionStatus>(status.getOrdinal());
    if (!filter.status)
      return fail(
          ErrorKind::usage,
          fmt::format("'{}' is no status. Say open, accepted, declined, inProgress, claimed, closed or dropped.",
                      options.status));
  }
  TRY(filter.from, optionalDate(options.from));
  TRY(filter.to, optionalDate(options.to));
  return filter;
}

Result<void> list(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto filter, filterOf(context, snapshot, options));
  TRY(auto found, listActions(snapshot, filter));
  if (printedForPrograms(context.options, found.get())) return {};
  auto items = found.get().getItems();
  Actions all;
  for (auto item : items) all.push_back(item);
  if (options.byOwner || options.byGroup)
    printGrouped(found.get(), options.byOwner);
  else if (items.size() > 0)
    printActions(all, Show::owner);
  auto overdue = std::ranges::count_if(all, [](auto action) { return action.getOverdue(); });
  context.say(fmt::format("{}{}{}.", counted(items.size(), "action"), options.all || filter.status ? "" : " open",
                          overdue == 0 ? "" : fmt::format(", {} overdue", overdue)));
  return {};
}

void field(const char* name, const std::string& value) {
  if (!value.empty()) fmt::print("{:<14}{}\n", name, value);
}

Result<void> show(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.meant(snapshot, options.ref, {Kind::ACTION}));
  TRY(auto answer, showAction(snapshot, id));
  if (printedForPrograms(context.options, answer.get())) return {};
  auto action = answer.get();
  fmt::print("{}\n", bold(fmt::format("{}  {}", action.getRef().cStr(), action.getText().cStr())));
  field("Owner", ownersOf(action));
  field("Status",
        statusOf(action) + (action.hasStatusOn() ? fmt::format(" (since {})", action.getStatusOn().cStr()) : ""));
  field("Group", action.getGroup().cStr());
  field("Raised", std::string(action.getRaisedOn().cStr()) +
                      (action.hasMeeting() ? fmt::format(" at {}", action.getMeeting().cStr()) : ""));
  auto due = dueOf(action);
  if (action.getExtensions() > 0)
    due += fmt::format(" (first {}, extended {}x)", action.getFirstDue().cStr(), action.getExtensions());
  field("Due", due);
  field("Answer to", action.getAnswerTo().cStr());
  field("Decision", action.getDecision().cStr());
  field("Last said", action.getNote().cStr());
  context.say(fmt::format("'minuted history {}' tells its story.", action.getRef().cStr()));
  return {};
}

// --- Recording ---

using Body = schema::Event::Body::Builder;

Result<std::vector<domain::Owner>> ownersMeant(const Context& context, const Snapshot& snapshot,
                                               const std::vector<std::string>& texts) {
  std::vector<domain::Owner> owners;
  for (const auto& text : texts) {
    constexpr std::string_view members = " members";
    if (text.ends_with(members)) {
      TRY(auto group, context.meant(snapshot, text.substr(0, text.size() - members.size()), {Kind::GROUP}));
      owners.push_back({group, {}, true});
    } else {
      TRY(auto party, context.meant(snapshot, text, {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP}));
      owners.push_back({party, {}, false});
    }
  }
  return owners;
}

void writeOwners(const std::vector<domain::Owner>& owners, capnp::List<schema::Owner>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) {
    to[i].setParty(owners[i].party.value);
    to[i].setCollective(owners[i].collective);
  }
}

Result<void> add(Context& context, const Options& options) {
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto owners, ownersMeant(context, snapshot, options.owners));
  TRY(auto group, context.meant(snapshot, options.group.empty() ? "G-1" : options.group, {Kind::GROUP}));
  TRY(auto happenedOn, context.happenedOn());
  TRY(auto due, optionalDate(options.due));
  CommandMaker command;
  auto step = command.step(happenedOn);
  auto raised = step.getEvent().getBody().initActionRaised();
  writeOwners(owners, raised.initOwners(static_cast<uint>(owners.size())));
  raised.setGroup(group.value);
  if (due) writeDate(*due, raised.initDue());
  if (!options.meeting.empty()) {
    TRY(auto meeting, context.meant(snapshot, options.meeting, {Kind::MEETING}));
    raised.setMeeting(meeting.value);
  }
  if (!options.answerTo.empty()) {
    TRY(auto person, context.meant(snapshot, options.answerTo, {Kind::PERSON}));
    raised.setAnswerTo(person.value);
  }
  step.initWords().setText(options.text);
  TRY_DONE(context.record(command, "raised",
                          "'minuted action show {}'; its owner answers with 'minuted action accept {}'."));
  return {};
}

struct Verb {
  const char* name;
  const char* help;
  const char* said;
  const char* next;
  const char* example;
  // Sets the event's body; what it needs beside the action is in the options.
  std::function<Result<void>(Context&, const Snapshot&, const Options&, Id action, Body body)> set;
};

Result<uint64_t> partyMeant(const Context& context, const Snapshot& snapshot, const Options& options) {
  if (options.party.empty()) return uint64_t(0);
  TRY(auto party, context.meant(snapshot, options.party, {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP}));
  return party.value;
}

Result<uint64_t> meetingMeant(const Context& context, const Snapshot& snapshot, const Options& options) {
  if (options.meeting.empty()) return uint64_t(0);
  TRY(auto meeting, context.meant(snapshot, options.meeting, {Kind::MEETING}));
  return meeting.value;
}

template <typename Init>
auto answered(Init init) {
  return
      [init](Context& context, const Snapshot& snapshot, const Options& options, Id action, Body body) -> Result<void> {
        TRY(auto party, partyMeant(context, snapshot, options));
        auto event = (body.*init)();
        event.setAction(action.value);
        event.setParty(party);
        return {};
      };
}

template <typename Init>
auto atMeeting(Init init) {
  return
      [init](Context& context, const Snapshot& snapshot, const Options& options, Id action, Body body) -> Result<void> {
        TRY(auto meeting, meetingMeant(context, snapshot, options));
        auto event = (body.*init)();
        event.setAction(action.value);
        event.setMeeting(meeting);
        return {};
      };
}

Result<void> setDue(Context& context, const Snapshot& snapshot, const Options& options, Id action, Body body) {
  TRY(auto due, optionalDate(options.due));
  if (!due) return fail(ErrorKind::usage, "The new due date is needed: --due DATE.");
  auto changed = body.initActionDueChanged();
  changed.setAction(action.value);
  writeDate(*due, changed.initDue());
  TRY(auto meeting, meetingMeant(context, snapshot, options));
  changed.setMeeting(meeting);
  if (!options.grantedBy.empty()) {
    TRY(auto by, context.meant(snapshot, options.grantedBy, {Kind::PERSON, Kind::ORGANISATION, Kind::GROUP}));
    changed.setGrantedBy(by.value);
  }
  return {};
}

Result<void> setOwners(Context& context, const Snapshot& snapshot, const Options& options, Id action, Body body) {
  TRY(auto owners, ownersMeant(context, snapshot, options.owners));
  auto assigned = body.initActionAssigned();
  assigned.setAction(action.value);
  writeOwners(owners, assigned.initOwners(static_cast<uint>(owners.size())));
  TRY(auto meeting, meetingMeant(context, snapshot, options));
  assigned.setMeeting(meeting);
  return {};
}

Result<void> setDropped(Context& context, const Snapshot& snapshot, const Options& options, Id action, Body body) {
  auto dropped = body.initActionDropped();
  dropped.setAction(action.value);
  TRY(auto meeting, meetingMeant(context, snapshot, options));
  dropped.setMeeting(meeting);
  if (!options.decision.empty()) {
    TRY(auto decision, context.meant(snapshot, options.decision, {Kind::DECISION}));
    dropped.setDecision(decision.value);
  }
  return {};
}

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> all{
      {"accept", "Its owner takes it on", "accepted", "", "  minuted action accept A-17 --party \"Priya Nair\"",
       answered(&Body::initActionAccepted)},
      {"decline", "Its owner does not take it on", "declined",
       "'minuted action reassign {} --owner NAME' gives it to somebody else.",
       "  minuted action decline A-17 --note \"not ours to do\"", answered(&Body::initActionDeclined)},
      {"progress", "Report on it", "reported on", "", "  minuted action progress A-17 --note \"survey sent\"",
       answered(&Body::initActionProgressed)},
      {"done", "Its owner claims that it is done", "claimed done",
       "'minuted action close {} --meeting M-4', when the group has agreed.",
       "  minuted action done A-17 --evidence report.pdf --outcome \"12 families helped\"",
       answered(&Body::initActionClaimed)},
      {"close", "The group closes it", "closed", "", "  minuted action close A-17 --meeting M-4",
       atMeeting(&Body::initActionClosed)},
      {"carry", "Carry it forward to the next meeting", "carried forward", "",
       "  minuted action carry A-17 --meeting M-4", atMeeting(&Body::initActionCarriedForward)},
      {"reopen", "Open it again", "reopened", "", "  minuted action reopen A-17 --meeting M-5",
       atMeeting(&Body::initActionReopened)},
      {"drop", "Give it up", "dropped", "", "  minuted action drop A-17 --decision D-9", setDropped},
      {"extend", "Give it another due date", "given another due date", "",
       "  minuted action extend A-17 --due 2025-09-30 --granted-by \"Priya Nair\"", setDue},
      {"reassign", "Give it to other owners", "reassigned", "the new owner answers with 'minuted action accept {}'.",
       "  minuted action reassign A-17 --owner \"Harbour Trust\"", setOwners}};
  return all;
}

Result<void> tell(Context& context, const Verb& verb, const Options& options) {
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto id, context.meant(snapshot, options.ref, {Kind::ACTION}));
  TRY(auto happenedOn, context.happenedOn());
  CommandMaker command;
  auto step = command.step(happenedOn);
  TRY_DONE(verb.set(context, snapshot, options, id, step.getEvent().getBody()));
  auto note = !options.outcome.empty() ? options.outcome : options.note;
  if (!note.empty()) step.getWords().setNote(note);
  if (!options.evidence.empty()) step.getWords().setEvidence(options.evidence);
  TRY_DONE(context.record(command, verb.said, verb.next));
  return {};
}

void addOptions(CLI::App& command, const std::string& verb, Options& options) {
  command.add_option("ref", options.ref, "The action: A-17")->required();
  command.add_option("--note", options.note, "What is said of it");
  if (verb == "accept" || verb == "decline" || verb == "progress" || verb == "done")
    command.add_option("--party", options.party, "Which of its owners says so");
  else
    command.add_option("--meeting", options.meeting, "The meeting at which it was agreed: M-4");
  if (verb == "done") {
    command.add_option("--evidence", options.evidence, "What shows it: a text or the name of a file");
    command.add_option("--outcome", options.outcome, "What came of it");
  }
  if (verb == "extend") {
    command.add_option("--due", options.due, "The new due date")->required();
    command.add_option("--granted-by", options.grantedBy, "Who granted it");
  }
  if (verb == "reassign")
    command.add_option("--owner", options.owners, "The new owner; several times for several")->required();
  if (verb == "drop") command.add_option("--decision", options.decision, "The decision that drops it: D-9");
}

}  // namespace

void addAction(CLI::App& app, Context& context) {
  auto* action = app.add_subcommand("action", "What was asked of whom, and whether it was done")->require_subcommand(1);
  action->fallthrough();
  auto options = std::make_shared<Options>();

  auto* listing =
      addCommand(*action, context, "list", "Actions that are not closed or dropped",
                 "  minuted action list --by-owner\n  minuted action list --owner \"Priya Nair\" --overdue\n"
                 "  minuted action list --group \"Safer Streets\" --on 2025-06-01\n  minuted action list --all --json",
                 [&context, options] { return list(context, *options); });
  listing->add_option("--owner", options->owner, "A person, organisation or group that owns it");
  listing->add_option("--org", options->org, "An organisation, or a person on its behalf");
  listing->add_option("--group", options->group, "The group that it belongs to");
  listing->add_option("--status", options->status,
                      "Only those: open, accepted, declined, inProgress, claimed, closed, dropped");
  listing->add_flag("--overdue", options->overdue, "Only those past their due date");
  listing->add_option("--from", options->from, "Raised on this day or after");
  listing->add_option("--to", options->to, "Raised on this day or before");
  listing->add_flag("--all", options->all, "Closed and dropped ones too");
  listing->add_flag("--by-owner", options->byOwner, "A table for each owner");
  listing->add_flag("--by-group", options->byGroup, "A table for each group");

  auto* showing = addCommand(*action, context, "show", "One action", "  minuted action show A-17",
                             [&context, options] { return show(context, *options); });
  showing->add_option("ref", options->ref, "The action: A-17")->required();

  auto* adding =
      addCommand(*action, context, "add", "Raise an action",
                 "  minuted action add \"Survey the bus shelters\" --owner \"Priya Nair\" --due 2025-06-30\n"
                 "  minuted action add \"Name a contact\" --owner \"MCP members\" --meeting M-3 --on 2025-05-15",
                 [&context, options] { return add(context, *options); });
  adding->add_option("text", options->text, "What is asked")->required();
  adding
      ->add_option("--owner", options->owners,
                   "Who is asked; 'X members' for each of a group's; several times for several")
      ->required();
  adding->add_option("--group", options->group, "The group that it belongs to; the partnership, if not said");
  adding->add_option("--due", options->due, "When it is due");
  adding->add_option("--meeting", options->meeting, "The meeting at which it was raised: M-4");
  adding->add_option("--answer-to", options->answerTo, "Who is to be answered");

  for (const auto& verb : verbs()) {
    auto* command = addCommand(*action, context, verb.name, verb.help, verb.example,
                               [&context, options, &verb] { return tell(context, verb, *options); });
    addOptions(*command, verb.name, *options);
  }
}

}  // namespace minuted::cli
