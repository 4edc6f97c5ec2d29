// What can be recorded of documents that were filed. Filing one is a command of its own, since its bytes are kept.
#include "verbs/tables/tables.h"

namespace minuted::verbs {

std::vector<Verb> documentVerbs() {
  return {{"document",
           "attach",
           "Say that it belongs to an action, a decision or a meeting",
           Body::DOCUMENT_ATTACHED,
           "attached",
           {subject("The document: DOC-2"), positional("to", "to", "To what: A-1, D-9 or M-4"),
            optional("item", "agendaItem", "Of a meeting: the number of the item whose paper it is"), note},
           "  minuted document attach DOC-2 A-1\n  minuted document attach DOC-2 M-4 --item 3"},
          {"document",
           "detach",
           "Say that it does not belong there any more",
           Body::DOCUMENT_DETACHED,
           "detached",
           {subject("The document: DOC-2"), positional("from", "from", "From what: A-1, D-9 or M-4"), why},
           "  minuted document detach DOC-2 A-1"}};
}

}  // namespace minuted::verbs
