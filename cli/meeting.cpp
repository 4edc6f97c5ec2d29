#include <fmt/format.h>

#include "cli/context.h"
#include "cli/output.h"

namespace minuted::cli {
namespace {

using schema::MeetingAnswer;

struct Options {
  std::string ref, group, from, to, status, date, starts, ends, note, person, organisation, capacity = "present",
                                                                                            role = "member", title;
  int number = 0;
};

std::string timesOf(MeetingAnswer::Reader meeting) {
  std::string text = meeting.getStartsAt().cStr();
  return meeting.hasEndsAt() ? text + "-" + meeting.getEndsAt().cStr() : text;
}

std::string dateOf(MeetingAnswer::Reader meeting) {
  return fmt::format("{}{}", meeting.getDate().cStr(), meeting.getRescheduled() ? " (changed)" : "");
}

template <typename Enum>
Result<Enum> enumNamed(const std::string& text) {
  std::string all;
  for (auto each : capnp::Schema::from<Enum>().getEnumerants()) {
    if (text == each.getProto().getName().cStr()) return static_cast<Enum>(each.getOrdinal());
    all += (all.empty() ? "" : ", ") + std::string(each.getProto().getName().cStr());
  }
  return fail(ErrorKind::usage, fmt::format("'{}' is none of: {}.", text, all));
}

Result<void> list(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  MeetingFilter filter;
  if (!options.group.empty()) {
    TRY(filter.group, context.meant(snapshot, options.group, {Kind::GROUP}));
  }
  TRY(filter.from, optionalDate(options.from));
  TRY(filter.to, optionalDate(options.to));
  if (!options.status.empty()) {
    TRY(filter.status, enumNamed<schema::MeetingStatus>(options.status));
  }
  TRY(auto found, listMeetings(snapshot, filter));
  if (printedForPrograms(context.options, found.get())) return {};
  std::vector<Row> rows;
  for (auto meeting : found.get().getItems())
    rows.push_back({{meeting.getRef().cStr(), dateOf(meeting), timesOf(meeting), meeting.getGroup().cStr(),
                     words(meeting.getStatus()), std::to_string(meeting.getAgenda().size())}});
  if (!rows.empty()) printTable({{"REF"}, {"DATE"}, {"TIME"}, {"GROUP", 0.5}, {"STATUS"}, {"ITEMS", 0, true}}, rows);
  context.say(counted(rows.size(), "meeting") + ".");
  return {};
}

void printAttendance(MeetingAnswer::Reader meeting) {
  std::vector<Row> rows;
  for (auto each : meeting.getAttendance()) {
    auto role = words(each.getRole());
    rows.push_back({{each.getName().cStr(), each.getOrganisation().cStr(), words(each.getCapacity()),
                     role == "member" ? "" : role}});
  }
  if (!rows.empty()) printTable({{"WHO", 0.35}, {"FOR", 0.35}, {"WAS"}, {"ROLE"}}, rows);
}

void printRefs(const char* what, capnp::List<capnp::Text>::Reader refs) {
  if (refs.size() == 0) return;
  std::string text;
  for (auto ref : refs) text += (text.empty() ? "" : ", ") + std::string(ref.cStr());
  fmt::print("{}: {}\n", what, text);
}

Result<void> show(Context& context, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.meant(snapshot, options.ref, {Kind::MEETING}));
  TRY(auto shown, showMeeting(snapshot, id));
  if (printedForPrograms(context.options, shown.get())) return {};
  auto meeting = shown.get();
  fmt::print("{}\n{} {}, {}\n\n", bold(fmt::format("{}  {}", meeting.getRef().cStr(), meeting.getGroup().cStr())),
             dateOf(meeting), timesOf(meeting), words(meeting.getStatus()));
  for (auto item : meeting.getAgenda())
    fmt::print("{:>3} {}\n", item.getNumber() == 0 ? "-" : fmt::format("{}.", item.getNumber()),
               item.getTitle().cStr());
  if (meeting.getAgenda().size() > 0) fmt::print("\n");
  printAttendance(meeting);
  size_t present = 0, apologies = 0;
  for (auto each : meeting.getAttendance()) ++(each.getCapacity() == schema::Capacity::APOLOGIES ? apologies : present);
  if (present + apologies > 0) fmt::print("{} present, {} apologies\n", present, apologies);
  printRefs("Decisions", meeting.getDecisions());
  printRefs("Actions raised", meeting.getActions());
  return {};
}

// --- Recording ---

Result<void> setTimes(const Options& options, auto event) {
  TRY(auto date, optionalDate(options.date));
  if (!date) return fail(ErrorKind::usage, "The date is needed: --date DATE.");
  writeDate(*date, event.initDate());
  for (auto [text, set] : {std::pair(&options.starts, 0), std::pair(&options.ends, 1)}) {
    if (text->empty()) continue;
    auto time = parseClockTime(*text);
    if (!time) return fail(ErrorKind::usage, fmt::format("'{}' is no time. Say 14:30.", *text));
    if (set == 0)
      event.setStartsAt(*time);
    else
      event.setEndsAt(*time);
  }
  return {};
}

Result<void> add(Context& context, const Options& options) {
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto happenedOn, context.happenedOn());
  TRY(auto group, context.meant(snapshot, options.group.empty() ? "G-1" : options.group, {Kind::GROUP}));
  CommandMaker command;
  auto event = command.step(happenedOn).getEvent().getBody().initMeetingScheduled();
  event.setGroup(group.value);
  TRY_DONE(setTimes(options, event));
  TRY_DONE(context.record(command, "scheduled", "'minuted meeting item {} TITLE' puts something on its agenda."));
  return {};
}

// What is recorded of one meeting.
Result<void> tell(Context& context, const Options& options, std::string_view said,
                  const std::function<Result<void>(const Snapshot&, Id, schema::Step::Builder)>& set) {
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto id, context.meant(snapshot, options.ref, {Kind::MEETING}));
  TRY(auto happenedOn, context.happenedOn());
  TRY(auto subject, snapshot.find(id));
  if (!happenedOn && (said == "held" || said == "attendance recorded"))
    happenedOn = std::get<domain::Meeting>(subject->state).date;
  CommandMaker command;
  auto step = command.step(happenedOn);
  TRY_DONE(set(snapshot, id, step));
  if (!options.note.empty()) step.getWords().setNote(options.note);
  TRY_DONE(context.record(command, said, "'minuted meeting show {}'."));
  return {};
}

Result<void> move(Context& context, const Options& options) {
  return tell(context, options, "moved", [&](const Snapshot&, Id id, schema::Step::Builder step) {
    auto event = step.getEvent().getBody().initMeetingMoved();
    event.setMeeting(id.value);
    return setTimes(options, event);
  });
}

Result<void> hold(Context& context, const Options& options) {
  return tell(context, options, "held", [&](const Snapshot&, Id id, schema::Step::Builder step) -> Result<void> {
    step.getEvent().getBody().initMeetingHeld().setMeeting(id.value);
    return {};
  });
}

Result<void> cancel(Context& context, const Options& options) {
  return tell(context, options, "cancelled", [&](const Snapshot&, Id id, schema::Step::Builder step) -> Result<void> {
    step.getEvent().getBody().initMeetingCancelled().setMeeting(id.value);
    return {};
  });
}

Result<void> attend(Context& context, const Options& options) {
  return tell(context, options, "attendance recorded",
              [&](const Snapshot& snapshot, Id id, schema::Step::Builder step) -> Result<void> {
                auto event = step.getEvent().getBody().initAttendanceRecorded();
                event.setMeeting(id.value);
                TRY(auto person, context.meant(snapshot, options.person, {Kind::PERSON}));
                event.setPerson(person.value);
                if (!options.organisation.empty()) {
                  TRY(auto organisation, context.meant(snapshot, options.organisation, {Kind::ORGANISATION}));
                  event.setOrganisation(organisation.value);
                }
                TRY(auto capacity, enumNamed<schema::Capacity>(options.capacity));
                TRY(auto role, enumNamed<schema::Role>(options.role));
                event.setCapacity(capacity);
                event.setRole(role);
                return {};
              });
}

Result<void> item(Context& context, const Options& options) {
  return tell(context, options, "item added", [&](const Snapshot&, Id id, schema::Step::Builder step) -> Result<void> {
    if (options.number < 0 || options.number > 999)
      return fail(ErrorKind::usage, "An item's number is between 1 and 999.");
    auto event = step.getEvent().getBody().initAgendaItemAdded();
    event.setMeeting(id.value);
    event.setNumber(static_cast<uint16_t>(options.number));
    event.setPlanned(true);
    step.initWords().setText(options.title);
    return {};
  });
}

}  // namespace

void addMeeting(CLI::App& app, Context& context) {
  auto* meeting = app.add_subcommand("meeting", "Meetings: planned, held, who was there")->require_subcommand(1);
  meeting->fallthrough();
  auto options = std::make_shared<Options>();
  auto run = [&](auto function) { return [&context, options, function] { return function(context, *options); }; };
  auto ref = [&](CLI::App* command) { command->add_option("ref", options->ref, "The meeting: M-4")->required(); };
  auto times = [&](CLI::App* command) {
    command->add_option("--date", options->date, "The day")->required();
    command->add_option("--starts", options->starts, "14:30");
    command->add_option("--ends", options->ends, "16:30");
  };

  auto* listing = addCommand(*meeting, context, "list", "Meetings, oldest first",
                             "  minuted meeting list --status planned", run(list));
  listing->add_option("--group", options->group, "The group that meets");
  listing->add_option("--from", options->from, "On this day or after");
  listing->add_option("--to", options->to, "On this day or before");
  listing->add_option("--status", options->status, "planned, held or cancelled");
  ref(addCommand(*meeting, context, "show", "Agenda, attendance and what came of it", "  minuted meeting show M-4",
                 run(show)));
  auto* adding = addCommand(
      *meeting, context, "add", "Schedule a meeting",
      "  minuted meeting add --group \"Steering Group\" --date 2025-10-16 --starts 14:00 --ends 16:00", run(add));
  adding->add_option("--group", options->group, "The group that meets; the partnership, if not said");
  times(adding);
  auto* moving = addCommand(*meeting, context, "move", "Move it to another day",
                            "  minuted meeting move M-4 --date 2025-10-23", run(move));
  ref(moving);
  times(moving);
  moving->add_option("--note", options->note, "Why");
  ref(addCommand(*meeting, context, "hold", "Record that it was held", "  minuted meeting hold M-4", run(hold)));
  auto* cancelling = addCommand(*meeting, context, "cancel", "Record that it is cancelled",
                                "  minuted meeting cancel M-4 --note snow", run(cancel));
  ref(cancelling);
  cancelling->add_option("--note", options->note, "Why");
  auto* attending = addCommand(*meeting, context, "attend", "Record who was there",
                               "  minuted meeting attend M-4 \"Priya Nair\" --for \"Harbour Trust\"\n  minuted meeting "
                               "attend M-4 \"Tom Ash\" --as apologies",
                               run(attend));
  ref(attending);
  attending->add_option("person", options->person, "Who")->required();
  attending->add_option("--for", options->organisation, "On whose behalf");
  attending->add_option("--as", options->capacity, "present, apologies, substitute or inAttendance");
  attending->add_option("--role", options->role,
                        "member, chair, interimChair, coChair, viceChair, observer or supportingOfficer");
  auto* adds = addCommand(*meeting, context, "item", "Put an item on its agenda",
                          "  minuted meeting item M-4 \"Winter plan\"", run(item));
  ref(adds);
  adds->add_option("title", options->title, "Its title")->required();
  adds->add_option("--number", options->number, "Its number");
}

}  // namespace minuted::cli
