// What can be recorded of the register itself.
#include "verbs/tables.h"

namespace minuted::verbs {

std::vector<Verb> registerVerbs() {
  return {{"register",
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
