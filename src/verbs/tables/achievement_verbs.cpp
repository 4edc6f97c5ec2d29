// What can be recorded of achievements.
#include "verbs/tables/tables.h"

namespace minuted::verbs {

std::vector<Verb> achievementVerbs() {
  return {
      {"achievement",
       "add",
       "Something done, told in words",
       Body::ACHIEVEMENT_TOLD,
       "told",
       {positional("text", "words.text", "What was achieved"), optional("kind", "kind", "activity, output or impact"),
        ownGroup, from, until, servedPriority, partOfProgramme,
        optional("measure", "measure", "The measure that shows it"),
        optional("partner", "partners", "Who did it; several times for several")},
       "  minuted achievement add \"60 families housed\" --kind impact --group \"Stronger Communities\" --on 2025-03"}};
}

}  // namespace minuted::verbs
