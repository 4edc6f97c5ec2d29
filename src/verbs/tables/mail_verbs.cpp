// What can be recorded of mails that asked for actions.
#include "verbs/tables/tables.h"

namespace minuted::verbs {

std::vector<Verb> mailVerbs() {
  const auto ref = subject("The mail: ML-3");
  return {{"mail",
           "sent",
           "One that was in doubt did arrive",
           Body::MAIL_SENT,
           "sent",
           {ref, note},
           "  minuted mail sent ML-3"},
          {"mail",
           "returned",
           "One did not arrive: what it asked is asked again",
           Body::MAIL_RETURNED,
           "returned",
           {ref, why},
           "  minuted mail returned ML-3 --why \"no such mailbox\"",
           "'minuted chase' asks again."}};
}

}  // namespace minuted::verbs
