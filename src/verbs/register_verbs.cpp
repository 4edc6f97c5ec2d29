// What can be recorded of the register itself.
#include "verbs/tables.h"

namespace minuted::verbs {

std::vector<Verb> registerVerbs() {
  return {{"register",
           "day-off",
           "Add days on which the partnership does not work",
           Body::DAY_OFF_ADDED,
           "day off added",
           {positional("date", "from", "The day, or the first of them"), until, note},
           "  minuted register day-off 2026-12-28 --note \"Boxing Day\"\n"
           "  minuted register day-off 2026-12-24 --to 2027-01-01",
           "'minuted register show' lists them; 'minuted undo' takes one back.",
           "register=REG-1"},
          {"register",
           "weekday-off",
           "Add a day of the week on which the partnership does not work",
           Body::WEEKDAY_OFF_ADDED,
           "day of the week off added",
           {positional("weekday", "weekday", "monday, tuesday, …, sunday"), note},
           "  minuted register weekday-off saturday",
           "'minuted register show' lists them; 'minuted undo' takes one back.",
           "register=REG-1"},
          {"register",
           "zone",
           "Set the time zone by which its days begin and end",
           Body::TIME_ZONE_SET,
           "time zone set",
           {positional("zone", "words.text", "Its name: Europe/London")},
           "  minuted register zone Europe/London",
           {},
           "register=REG-1"}};
}

}  // namespace minuted::verbs
