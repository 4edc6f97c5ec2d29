// minuted plan: what stands on the agendas of meetings to come, and what waits for one.
#include <fmt/format.h>

#include <memory>

#include "cli/context.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

using schema::PlanItem;

struct PlanOptions {
  std::string group, from, to;
};

std::string headingOf(PlanItem::Reader item) {
  if (!item.hasMeeting()) return "Waiting for a meeting";
  std::string time = item.hasStartsAt() ? fmt::format(" {}", item.getStartsAt().cStr()) : "";
  return fmt::format("{}  {}{}  {}", item.getMeeting().cStr(), item.getDate().cStr(), time, item.getGroup().cStr());
}

std::string textOfRow(PlanItem::Reader item) {
  if (!item.hasTitle()) return "Nothing is on its agenda yet.";
  std::string text = item.getTitle(), details;
  auto add = [&](const std::string& detail) { details += (details.empty() ? "" : "; ") + detail; };
  if (item.hasOwner()) add(item.getOwner());
  if (item.getMinutes() > 0) add(counted(item.getMinutes(), "minute"));
  if (item.getConfidential()) add("confidential");
  return details.empty() ? text : fmt::format("{} ({})", text, details);
}

Result<void> showPlan(Context& context, const PlanOptions& options) {
  TRY(auto snapshot, context.snapshot());
  queries::PlanFilter filter;
  TRY(filter.group, context.findOptionalSubject(snapshot, options.group, {Kind::GROUP}));
  TRY(filter.from, context.parseDate(options.from));
  TRY(filter.to, context.parseDate(options.to));
  TRY(auto answer, queries::forwardPlan(snapshot, filter));
  if (printForPrograms(context.options, answer.get())) return {};
  std::string last;
  size_t meetings = 0, waiting = 0;
  for (auto item : answer.get().getItems()) {
    auto heading = headingOf(item);
    if (heading != last) {
      printOut("{}{}\n", last.empty() ? "" : "\n", bold(heading));
      meetings += item.hasMeeting() ? 1 : 0;
    }
    last = heading;
    waiting += item.hasMeeting() ? 0 : 1;
    auto mark = item.hasTopic()        ? item.getTopic().cStr()
                : item.getNumber() > 0 ? fmt::format("{}.", item.getNumber())
                                       : std::string(item.hasTitle() ? "-" : "");
    printField("  " + std::string(mark), textOfRow(item), 8);
  }
  context.say(fmt::format("{} planned, {} waiting.", counted(meetings, "meeting"), counted(waiting, "topic")));
  return {};
}

}  // namespace

void addPlan(Command app, Context& context) {
  auto options = std::make_shared<PlanOptions>();
  auto command =
      addQueryCommand(app, context, "plan", "The forward plan: agendas of meetings to come, topics that wait",
                      "  minuted plan\n  minuted plan --group \"Steering Group\" --to 2026-12-31 --xlsx > "
                      "plan.xlsx",
                      [&context, options] { return showPlan(context, *options); });
  command.option("--group", options->group, "Only this group's");
  command.option("--from", options->from, "Meetings on this day or after; today, if not said");
  command.option("--to,--until", options->to, "Meetings on this day or before");
}

}  // namespace minuted::cli
