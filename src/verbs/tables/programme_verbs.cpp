// What can be recorded of programmes.
#include "verbs/tables/tables.h"

namespace minuted::verbs {

std::vector<Verb> programmeVerbs() {
  const auto ofProgramme = subject("Name or reference");
  return {{"programme",
           "add",
           "A strategy, plan, project or phase",
           Body::PROGRAMME_ADOPTED,
           "adopted",
           {positional("name", "words.name", "What it is called"),
            optional("kind", "kind", "programme, strategy, plan, project or phase"), ownGroup,
            optional("parent", "parent", "What it is part of"), byDecision,
            optional("adopted-by", "adoptedBy", "Who adopted it"), optional("text", "words.text", "What it is about")},
           "  minuted programme add \"Winter plan\" --kind plan --on 2025-10-01"},
          {"programme",
           "begin",
           "It has begun",
           Body::PROGRAMME_BEGUN,
           "begun",
           {ofProgramme, note, meeting, byDecision},
           "  minuted programme begin \"Winter plan\""},
          {"programme",
           "complete",
           "It is completed",
           Body::PROGRAMME_COMPLETED,
           "completed",
           {ofProgramme, note, meeting, byDecision},
           "  minuted programme complete \"Winter plan\" --note \"report published\""},
          {"programme",
           "abandon",
           "It is given up",
           Body::PROGRAMME_ABANDONED,
           "abandoned",
           {ofProgramme, why, meeting, byDecision},
           "  minuted programme abandon \"Winter plan\""}};
}

}  // namespace minuted::verbs
