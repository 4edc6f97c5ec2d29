// What can be recorded of topics for future agendas.
#include "verbs/tables/tables.h"

namespace minuted::verbs {

std::vector<Verb> topicVerbs() {
  return {{"topic",
           "add",
           "Something for a future agenda",
           Body::TOPIC_RAISED,
           "waiting",
           {positional("text", "words.text", "What it is"),
            optional("group", "group", "Whose agenda; the partnership's, if not said"),
            optional("raised-by", "raisedBy", "Who would like it")},
           "  minuted topic add \"Night buses\" --raised-by \"Tom Ash\"",
           "'minuted topic place {} MEETING' puts it on an agenda."},
          {"topic",
           "place",
           "Put it on the agenda of a meeting",
           Body::TOPIC_PLACED,
           "placed",
           {subject("The topic: T-2"), positional("meeting", "meeting", "The meeting: M-4"), note},
           "  minuted topic place T-2 M-4"},
          {"topic",
           "drop",
           "Give it up",
           Body::TOPIC_DROPPED,
           "dropped",
           {subject("The topic: T-2"), optional("meeting", "meeting", "The meeting: M-4"), why},
           "  minuted topic drop T-2"},
          {"topic",
           "cover",
           "It was dealt with, at a meeting or elsewhere; the annual update lists it",
           Body::TOPIC_COVERED,
           "covered",
           {subject("The topic: T-2"), optional("meeting", "meeting", "The meeting: M-4"), note},
           "  minuted topic cover T-2 --on 2022"}};
}

}  // namespace minuted::verbs
