// minuted register show: the partnership of the register, its time zone and its days off.
#include <fmt/format.h>

#include "cli/question.h"
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

Result<void> showRegister(const Shown& shown) {
  auto told = shown.answer.as<schema::RegisterAnswer>();
  printWrapped("{}\n", bold(fmt::format("{}  {}", told.getRef().cStr(), told.getName().cStr())));
  printField("time zone", told.hasTimeZone() ? told.getTimeZone().cStr() : "that of the machine");
  printField("days off", namesOf(told.getWeekdaysOff()));
  for (auto span : told.getDaysOff()) printField("", daysOf(span));
  for (auto list : told.getLists())
    printField("list", fmt::format("{}: {}", list.getName().cStr(), list.getText().cStr()));
  if (told.getWeekdaysOff().size() + told.getDaysOff().size() == 0)
    shown.context.say(
        "No days off: 'minuted register weekday-off saturday' and 'minuted register day-off DATE' add some.");
  return {};
}

}  // namespace

void addRegister(Command app, Context& context) { addQuestion(app, context, "register", "show", showRegister); }

}  // namespace minuted::cli
