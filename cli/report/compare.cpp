// minuted report compare: what changed between two days, or between what was recorded by two times.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/written_date.h"
#include "cli/context.h"
#include "cli/terminal/output.h"
#include "formats/csv.h"
#include "queries/history/compare.h"

namespace minuted::cli {
namespace {

struct CompareOptions {
  std::string from, to, fromRecorded, toRecorded, group;
};

// The two ends of the comparison, and whether they are times of recording instead of days.
struct Ends {
  engine::Times from, to;
  bool recorded = false;
};

constexpr const char* usage =
    "Say two days (--from 2022-03-31 --to 2023-03-31), or two times of recording (--from-recorded 2023-04-01T00:00 "
    "--to-recorded 2023-09-01T00:00, and --on for the day that both tell of).";

Result<OptionalDate> parseDay(const Context& context, const std::string& option, const std::string& text) {
  auto date = context.parseDate(text);
  if (!date) return fail(date.error().kind, fmt::format("{}: {}", option, date.error().message));
  return date;
}

Result<std::optional<Micros>> parseRecordingTime(const std::string& option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  auto time = parseWrittenTime(text);
  if (!time) return fail(time.error().kind, fmt::format("{}: {}", option, time.error().message));
  return *time;
}

Result<Ends> dayEnds(const Context& context, const CompareOptions& options, Micros now) {
  if (options.from.empty()) return fail(ErrorKind::usage, fmt::format("--from is missing. {}", usage));
  if (!context.options.on.empty())
    return fail(ErrorKind::usage, "--on is for two times of recording; of two days, --to is the second.");
  TRY(auto times, context.times());
  Ends ends{.from = times, .to = times};
  TRY(ends.from.on, parseDay(context, "--from", options.from));
  TRY(ends.to.on, parseDay(context, "--to", options.to));
  if (!ends.to.on) ends.to.on = localDay(times.asOf.value_or(now));
  if (lastDay(*ends.from.on) > lastDay(*ends.to.on))
    return fail(ErrorKind::usage, fmt::format("--from ({}) comes after --to ({}): give the earlier day first.",
                                              longDate(*ends.from.on), longDate(*ends.to.on)));
  return ends;
}

Result<Ends> recordingEnds(const Context& context, const CompareOptions& options, Micros now) {
  if (options.fromRecorded.empty()) return fail(ErrorKind::usage, fmt::format("--from-recorded is missing. {}", usage));
  if (!context.options.asOf.empty())
    return fail(ErrorKind::usage, "--as-of is for two days; of two times of recording, --to-recorded is the second.");
  TRY(auto times, context.times());
  Ends ends{.from = times, .to = times, .recorded = true};
  TRY(ends.from.asOf, parseRecordingTime("--from-recorded", options.fromRecorded));
  TRY(ends.to.asOf, parseRecordingTime("--to-recorded", options.toRecorded));
  if (*ends.from.asOf > ends.to.asOf.value_or(now))
    return fail(
        ErrorKind::usage,
        fmt::format("--from-recorded ({}) comes after {}: give the earlier time first.", localTime(*ends.from.asOf),
                    ends.to.asOf ? fmt::format("--to-recorded ({})", localTime(*ends.to.asOf)) : "now"));
  return ends;
}

Result<Ends> endsOf(const Context& context, const CompareOptions& options, Micros now) {
  bool byDay = !options.from.empty() || !options.to.empty();
  bool byRecording = !options.fromRecorded.empty() || !options.toRecorded.empty();
  if (byDay == byRecording) return fail(ErrorKind::usage, usage);
  return byDay ? dayEnds(context, options, now) : recordingEnds(context, options, now);
}

// Writes the ends into the answer.
void writeEnds(const Ends& ends, schema::Comparison::Builder to) {
  to.setRecorded(ends.recorded);
  if (ends.recorded) {
    to.setFrom(utcTime(*ends.from.asOf));
    if (ends.to.asOf) to.setTo(utcTime(*ends.to.asOf));
    if (ends.from.on) to.setOn(isoDate(*ends.from.on));
  } else {
    to.setFrom(isoDate(*ends.from.on));
    to.setTo(isoDate(*ends.to.on));
    if (ends.from.asOf) to.setAsOf(utcTime(*ends.from.asOf));
  }
}

std::string localTimeOf(capnp::Text::Reader utc) { return localTime(*parseTime(utc.cStr())); }

std::string longDateOf(capnp::Text::Reader iso) { return longDate(*parseDate(iso.cStr())); }

// The line above the tables. The group, if there is one, is on a line of its own.
std::string title(schema::Comparison::Reader comparison) {
  std::string text;
  if (comparison.getRecorded())
    text = fmt::format("{} recorded by {} and {}.",
                       comparison.hasOn() ? longDateOf(comparison.getOn()) + ", as" : "What was so, as",
                       localTimeOf(comparison.getFrom()), comparison.hasTo() ? localTimeOf(comparison.getTo()) : "now");
  else
    text = fmt::format(
        "From {} to {}, as {}.", longDateOf(comparison.getFrom()), longDateOf(comparison.getTo()),
        comparison.hasAsOf() ? fmt::format("recorded by {}", localTimeOf(comparison.getAsOf())) : "we know now");
  if (comparison.hasGroup()) text += fmt::format("\n{} and its parts.", comparison.getGroup().cStr());
  return text;
}

// 'Actions', for the kind 'action'.
std::string pluralOf(const std::string& kind) {
  static const std::map<std::string, std::string> irregular{
      {"person", "people"}, {"priority", "priorities"}, {"funding", "awards and budgets"}, {"register", "register"}};
  auto known = irregular.find(kind);
  auto text = known == irregular.end() ? kind + "s" : known->second;
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string changeText(schema::ChangedSubject::Field::Reader field) {
  std::string name = field.getName().cStr(), before = field.getBefore().cStr(), after = field.getAfter().cStr();
  if (!field.getParts())
    return fmt::format("{}: {} → {}", name, before.empty() ? "-" : before, after.empty() ? "-" : after);
  auto removed = before.empty() ? "" : "− " + before, added = after.empty() ? "" : "+ " + after;
  return fmt::format("{}: {}{}{}", name, removed, removed.empty() || added.empty() ? "" : "; ", added);
}

// For a subject that is new or gone: its most important fields, at the end where it exists.
std::string presenceText(schema::ChangedSubject::Reader changed) {
  bool isGone = changed.getChange() == schema::Change::GONE;
  std::string text = isGone ? "gone" : "new";
  for (auto field : changed.getFields())
    for (const char* important : {"status", "due", "owners", "amount"})
      if (field.getName() == important)
        text += fmt::format("\n{}: {}", important, isGone ? field.getBefore().cStr() : field.getAfter().cStr());
  return text;
}

std::string changeText(schema::ChangedSubject::Reader changed) {
  if (changed.getChange() != schema::Change::CHANGED) return presenceText(changed);
  std::string text;
  for (auto field : changed.getFields()) text += (text.empty() ? "" : "\n") + changeText(field);
  return text;
}

std::string joinEvents(schema::ChangedSubject::Reader changed) {
  std::string text;
  for (auto event : changed.getEvents()) text += (text.empty() ? "" : " ") + std::to_string(event);
  return text;
}

using Items = std::vector<schema::ChangedSubject::Reader>;

void printKind(const std::string& kind, const Items& items) {
  constexpr std::array<const char*, 3> changeNames{"new", "gone", "changed"};
  std::string counts;
  for (size_t change = 0; change < changeNames.size(); ++change)
    if (auto count = std::ranges::count(items, static_cast<schema::Change>(change),
                                        [](const auto& item) { return item.getChange(); }))
      counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", count, changeNames[change]);
  printWrapped("\n{}\n", bold(fmt::format("{}: {}", pluralOf(kind), counts)));
  std::vector<Row> rows;
  for (const auto& item : items)
    rows.push_back({{item.getRef().cStr(), item.getName().cStr(), changeText(item), joinEvents(item)}});
  printTable({{"REF"}, {"WHAT", 0.35}, {"CHANGE", 0.5}, {"EVENTS", 0.15}}, rows);
}

void printComparison(schema::Comparison::Reader comparison) {
  printWrapped("{}\n", title(comparison));
  std::vector<std::pair<std::string, Items>> kinds;  // in the order of the answer, which is sorted by kind
  for (auto item : comparison.getItems()) {
    if (kinds.empty() || kinds.back().first != item.getKind().cStr()) kinds.push_back({item.getKind().cStr(), {}});
    kinds.back().second.push_back(item);
  }
  for (const auto& [kind, items] : kinds) printKind(kind, items);
  if (kinds.empty()) printWrapped("Nothing changed.\n");
}

// Prints CSV: a line for each field that differs.
void printFields(schema::Comparison::Reader comparison, bool withBom) {
  printOut("{}ref,kind,name,change,field,before,after,events\r\n", withBom ? formats::byteOrderMark : "");
  for (auto item : comparison.getItems())
    for (auto field : item.getFields())
      printOut("{},{},{},{},{},{},{},{}\r\n", item.getRef().cStr(), item.getKind().cStr(),
               formats::csvCell(item.getName().cStr()), inWords(item.getChange()),
               formats::csvCell(field.getName().cStr()), formats::csvCell(field.getBefore().cStr()),
               formats::csvCell(field.getAfter().cStr()), joinEvents(item));
}

// The group of --group, which must exist at one of the two ends; no id without that option.
Result<Id> findGroup(const Context& context, const engine::Snapshot& before, const engine::Snapshot& after,
                     const std::string& group) {
  if (group.empty()) return Id();
  auto id = context.findSubject(after, group, {Kind::GROUP});
  if (!id && id.error().kind == ErrorKind::notFound) id = context.findSubject(before, group, {Kind::GROUP});
  if (id || id.error().kind != ErrorKind::notFound) return id;
  return fail(ErrorKind::notFound, id.error().message + " 'minuted group tree' shows all groups.");
}

Result<void> compare(Context& context, const CompareOptions& options) {
  TRY(auto* openedRegister, context.openForReading());
  TRY(auto ends, endsOf(context, options, openedRegister->clock().now()));
  TRY(auto before, context.snapshotAt(ends.from));
  TRY(auto after, context.snapshotAt(ends.to));
  context.tellPublicCopy(after);
  TRY(auto group, findGroup(context, before, after, options.group));
  TRY(auto comparison, queries::compare(before, after, group));
  writeEnds(ends, *comparison);
  if (context.options.csv)
    printFields(comparison.get(), context.options.bom);
  else if (!printForPrograms(context.options, comparison.get()))
    printComparison(comparison.get());
  return {};
}

}  // namespace

void addReportCompare(Command app, Context& context) {
  auto options = std::make_shared<CompareOptions>();
  auto command = addQueryCommand(
      nounCommand(app, "report"), context, "compare", "What changed between two days, or between two recordings",
      "  minuted report compare --from 2022-03-31 --to 2023-03-31\n"
      "  minuted report compare --from 2022-03-31 --group \"Safer Streets\"\n"
      "  minuted report compare --from-recorded 2023-04-01T00:00 --to-recorded 2023-09-01T00:00 --on 2023-03-31",
      [&context, options] { return compare(context, *options); });
  command.option("--from", options->from, "How it was on this day, as we know now (or as --as-of says)");
  command.option("--to,--until", options->to, "And on this day; today, if it is not said");
  command.option("--from-recorded", options->fromRecorded, "What the register said at this time");
  command.option("--to-recorded", options->toRecorded, "And at this time; now, if it is not said");
  command.option("--group", options->group, "Only what belongs to this group or to its parts");
}

}  // namespace minuted::cli
