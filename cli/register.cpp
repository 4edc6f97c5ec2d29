// minuted register show: the partnership of the register, its time zone and its days off.
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/terminal/output.h"
#include "domain/days_off.h"
#include "queries/queries.h"

namespace minuted::cli {
namespace {

std::string namesOf(capnp::List<schema::Weekday>::Reader weekdays) {
  std::string text;
  for (auto weekday : weekdays) text += (text.empty() ? "" : ", ") + std::string(domain::nameOf(weekday));
  return text;
}

std::string daysOf(schema::RegisterAnswer::Span::Reader span) {
  auto from = longDate(*parseDate(span.getFrom().cStr()));
  return span.hasUntil() ? fmt::format("{} to {}", from, longDate(*parseDate(span.getUntil().cStr()))) : from;
}

Result<void> showRegister(Context& context) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto answer, queries::showRegister(snapshot));
  auto shown = answer.get();
  if (printForPrograms(context.options, shown)) return {};
  printWrapped("{}\n", bold(fmt::format("{}  {}", shown.getRef().cStr(), shown.getName().cStr())));
  printField("time zone", shown.hasTimeZone() ? shown.getTimeZone().cStr() : "that of the machine");
  printField("days off", namesOf(shown.getWeekdaysOff()));
  for (auto span : shown.getDaysOff()) printField("", daysOf(span));
  for (auto list : shown.getLists())
    printField("list", fmt::format("{}: {}", list.getName().cStr(), list.getText().cStr()));
  if (shown.getWeekdaysOff().size() + shown.getDaysOff().size() == 0)
    context.say("No days off: 'minuted register weekday-off saturday' and 'minuted register day-off DATE' add some.");
  return {};
}

}  // namespace

void addRegister(Command app, Context& context) {
  addQueryCommand(nounCommand(app, "register"), context, "show", "Its partnership, time zone and days off",
                  "  minuted register show", [&context] { return showRegister(context); });
}

}  // namespace minuted::cli
