// minuted meeting attend-last, series and like: commands of a meeting that come to several events.
#include <fmt/format.h>

#include <map>
#include <memory>

#include "base/text.h"
#include "cli/context.h"
#include "cli/terminal/output.h"
#include "verbs/command_builder.h"

namespace minuted::cli {
namespace {

struct AttendOptions {
  std::string ref;
  std::vector<std::string> except, apologies;
};

Result<void> attendLast(Context& context, const AttendOptions& options) {
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto meeting, context.findSubject(snapshot, options.ref, {Kind::MEETING}));
  verbs::CommandBuilder builder(snapshot, context.userName());
  TRY(auto on, context.happenedOn());
  builder.setDay(on);
  auto built = builder.attendAsLast(meeting, options.except, options.apologies);
  if (!built) return context.answerOfBefore(built.error());
  auto people = *built == 1 ? std::string("1 person") : fmt::format("{} people", *built);
  TRY_DONE(context.record(builder.command(), fmt::format("attended by {}, as the last meeting was", people),
                          "'minuted meeting show {}'."));
  return {};
}

struct SeriesOptions {
  std::map<std::string, std::string> texts;  // by the names of the builder
  std::vector<std::string> except;
  bool dryRun = false;
};

Result<void> schedule(Context& context, const SeriesOptions& options) {
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  verbs::CommandBuilder builder(snapshot, context.userName());
  verbs::Values values;
  for (const auto& [name, text] : options.texts)
    if (!text.empty()) values[name] = {text};
  if (!options.except.empty()) values["except"] = options.except;
  TRY(auto on, context.happenedOn());
  builder.setDay(on);
  auto days = builder.scheduleSeries(values);
  if (!days) return context.answerOfBefore(days.error());
  if (options.dryRun) {
    for (auto day : *days) printOut("{}\n", isoDate(day));
    context.say(fmt::format("{} would be scheduled. Nothing was.", counted(days->size(), "meeting")));
    return {};
  }
  TRY(auto recorded, context.send(builder.command()));
  auto first = recorded.subjects.size() - days->size();  // before it, a new user may have been entered
  if (!printRecorded(context.options, recorded, first))
    for (size_t i = 0; i < days->size(); ++i)
      printOut("{}  {}\n", reference(recorded.subjects[first + i]), isoDate((*days)[i]));
  context.say(fmt::format("{} scheduled. Next: 'minuted plan' shows them.", counted(days->size(), "meeting")));
  return {};
}

struct LikeOptions {
  std::map<std::string, std::string> texts;  // by the names of the builder
};

Result<void> scheduleLike(Context& context, const LikeOptions& options) {
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  verbs::CommandBuilder builder(snapshot, context.userName());
  verbs::Values values;
  for (const auto& [name, text] : options.texts)
    if (!text.empty()) values[name] = {text};
  TRY(auto on, context.happenedOn());
  builder.setDay(on);
  auto built = builder.scheduleLike(values);
  if (!built) return context.answerOfBefore(built.error());
  TRY_DONE(context.record(builder.command(), fmt::format("scheduled, like {}", options.texts.at("ref")),
                          "'minuted meeting show {}'."));
  return {};
}

}  // namespace

void addMeetingSeries(Command app, Context& context) {
  auto meeting = nounCommand(app, "meeting");
  auto attending = std::make_shared<AttendOptions>();
  auto attend =
      addRecordingCommand(meeting, context, "attend-last", "Record that those are there who were at the last meeting",
                          "  minuted meeting attend-last M-5 --except \"Tom Ash\" --apologies \"Priya Nair\"",
                          [&context, attending] { return attendLast(context, *attending); });
  attend.option("ref", attending->ref, "The meeting: M-5").required();
  attend.option("--except", attending->except, "Who is not there this time; several times for several")
      .arity(Option::Arity::repeated);
  attend.option("--apologies", attending->apologies, "Who has sent apologies; several times for several")
      .arity(Option::Arity::repeated);
  auto options = std::make_shared<SeriesOptions>();
  auto series =
      addRecordingCommand(meeting, context, "series", "Schedule meetings that recur",
                          "  minuted meeting series --group \"Steering Group\" --from 2026-01-15 --to 2026-12-31 \\\n"
                          "    --every 1 --unit month --starts 14:00 --ends 16:00 --except 2026-08-20\n"
                          "The day of the first says the weekday: each third Thursday of the month, say. --dry-run\n"
                          "lists the days and records nothing.",
                          [&context, options] { return schedule(context, *options); });
  series.option("--group", options->texts["group"], "The group that meets; the partnership, if not said");
  series.option("--from", options->texts["from"], "The day of the first").required();
  series.option("--to", options->texts["to"], "The last day on which there may be one").required();
  series.option("--every", options->texts["every"], "Every so many; as the group's cadence says, if not said");
  series.option("--unit", options->texts["unit"], "week, month, quarter or year");
  series.option("--starts", options->texts["starts"], "14:30");
  series.option("--ends", options->texts["ends"], "16:30");
  series.option("--except", options->except, "A day on which there is none; several times for several")
      .arity(Option::Arity::repeated);
  series.flag("--dry-run", options->dryRun, "Show the days and record nothing");
  auto liking = std::make_shared<LikeOptions>();
  auto like = addRecordingCommand(
      meeting, context, "like", "Schedule a meeting like another: its place, time and items",
      "  minuted meeting like M-4 --date 2030-02-21", [&context, liking] { return scheduleLike(context, *liking); });
  like.option("ref", liking->texts["ref"], "The meeting that it is to be like: M-4").required();
  like.option("--date", liking->texts["date"], "The day").required();
  like.option("--starts", liking->texts["starts"], "14:30; as the other, if not said");
  like.option("--ends", liking->texts["ends"], "16:30; as the other, if not said");
}

}  // namespace minuted::cli
