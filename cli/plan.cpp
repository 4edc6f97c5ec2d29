// minuted plan: what stands on the agendas of meetings to come, and what waits for one.
#include <fmt/format.h>

#include "cli/question.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

using schema::PlanItem;

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

Result<void> showPlan(const Shown& shown) {
  std::string last;
  size_t meetings = 0, waiting = 0;
  for (auto item : shown.answer.as<schema::PlanAnswer>().getItems()) {
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
  shown.context.say(fmt::format("{} planned, {} waiting.", counted(meetings, "meeting"), counted(waiting, "topic")));
  return {};
}

}  // namespace

void addPlan(Command app, Context& context) { addQuestion(app, context, "", "plan", showPlan); }

}  // namespace minuted::cli
