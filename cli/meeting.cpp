// Meetings: lists, and one with its agenda, attendance and what came of it. What records is in verbs.cpp.
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/output.h"

namespace minuted::cli {
namespace {

using schema::MeetingAnswer;

struct Options {
  std::string ref, group, from, to, status;
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
  queries::MeetingFilter filter;
  if (!options.group.empty()) {
    TRY(filter.group, context.meant(snapshot, options.group, {Kind::GROUP}));
  }
  TRY(filter.from, parseOptionalDate(options.from));
  TRY(filter.to, parseOptionalDate(options.to));
  if (!options.status.empty()) {
    TRY(filter.status, enumNamed<schema::MeetingStatus>(options.status));
  }
  TRY(auto found, queries::listMeetings(snapshot, filter));
  if (printedForPrograms(context.options, found.get())) return {};
  std::vector<Row> rows;
  for (auto meeting : found.get().getItems())
    rows.push_back({{meeting.getRef().cStr(), dateOf(meeting), timesOf(meeting), meeting.getGroup().cStr(),
                     inWords(meeting.getStatus()), std::to_string(meeting.getAgenda().size())}});
  if (!rows.empty()) printTable({{"REF"}, {"DATE"}, {"TIME"}, {"GROUP", 0.5}, {"STATUS"}, {"ITEMS", 0, true}}, rows);
  context.say(counted(rows.size(), "meeting") + ".");
  return {};
}

void printAttendance(MeetingAnswer::Reader meeting) {
  std::vector<Row> rows;
  for (auto each : meeting.getAttendance()) {
    auto role = inWords(each.getRole());
    rows.push_back({{each.getName().cStr(), each.getOrganisation().cStr(), inWords(each.getCapacity()),
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
  TRY(auto shown, queries::showMeeting(snapshot, id));
  if (printedForPrograms(context.options, shown.get())) return {};
  auto meeting = shown.get();
  fmt::print("{}\n{} {}, {}\n\n", bold(fmt::format("{}  {}", meeting.getRef().cStr(), meeting.getGroup().cStr())),
             dateOf(meeting), timesOf(meeting), inWords(meeting.getStatus()));
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
  printRefs("Topics", meeting.getTopics());
  if (meeting.getMinutes() == schema::MinutesStatus::AGREED)
    fmt::print("Minutes agreed{}\n", meeting.hasAgreedAt() ? fmt::format(" at {}", meeting.getAgreedAt().cStr()) : "");
  for (auto correction : meeting.getCorrections()) fmt::print("Correction: {}\n", correction.cStr());
  return {};
}

}  // namespace

void addMeeting(Command app, Context& context) {
  auto meeting = nounCommand(app, "meeting");
  auto options = std::make_shared<Options>();
  auto run = [&](auto function) { return [&context, options, function] { return function(context, *options); }; };
  auto ref = [&](Command command) { command.option("ref", options->ref, "The meeting: M-4").required(); };

  auto listing = addCommand(meeting, context, "list", "Meetings, oldest first",
                            "  minuted meeting list --status planned", run(list));
  listing.option("--group", options->group, "The group that meets");
  listing.option("--from", options->from, "On this day or after");
  listing.option("--to", options->to, "On this day or before");
  listing.option("--status", options->status, "planned, held or cancelled");
  ref(addCommand(meeting, context, "show", "Agenda, attendance and what came of it", "  minuted meeting show M-4",
                 run(show)));
}

}  // namespace minuted::cli
