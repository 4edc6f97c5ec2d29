// What can be recorded of the register itself.
#include "verbs/tables/tables.h"

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
           "save-list",
           "Keep a list that is asked for often, by a name",
           Body::LIST_SAVED,
           "list saved",
           {positional("name", "words.name", "What it is called"),
            positional("text", "words.text", "What is typed to get it: 'action list --overdue'")},
           "  minuted register save-list \"Late\" \"action list --overdue\"",
           "'minuted list' names them all, 'minuted list NAME' prints one.",
           "register=REG-1"},
          {"register",
           "drop-list",
           "Keep a list no longer",
           Body::LIST_REMOVED,
           "list dropped",
           {positional("name", "words.name", "What it is called")},
           "  minuted register drop-list \"Late\"",
           {},
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
