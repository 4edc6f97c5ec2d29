// What can be recorded of awards and budgets.
#include "verbs/tables/tables.h"

namespace minuted::verbs {

std::vector<Verb> fundingVerbs() {
  const auto purpose = formerly(optional("purpose", "words.text", "What it is for"), {"for"});
  return {{"funding",
           "award",
           "Money was awarded",
           Body::FUNDING_AWARDED,
           "awarded",
           {positional("amount", "pence", "£75,000"), optional("funder", "funder", "Who awarded it"), ownGroup,
            partOfProgramme,
            optional("match", "match", "What a partner adds: 'Harbour Trust: £5,000', or the name alone"), purpose},
           "  minuted funding award £75,000 --funder \"Innovation Fund\" --match \"Harbour Trust: £5,000\""},
          {"funding",
           "budget",
           "A year's budget was set",
           Body::BUDGET_SET,
           "set",
           {positional("amount", "pence", "£14,000"), optional("funder", "funder", "Who pays it"), ownGroup, from,
            until, purpose},
           "  minuted funding budget £14,000 --funder \"City Council\" --from 2025-04-01 --to 2026-03-31"},
          {"funding",
           "spend",
           "Some of it was spent",
           Body::FUNDING_SPENT,
           "spent",
           {subject("The award or budget: F-2"), positional("amount", "pence", "£1,250"),
            formerly(optional("purpose", "words.note", "For what"), {"for"})},
           "  minuted funding spend F-2 £1,250 --purpose \"room hire\""}};
}

}  // namespace minuted::verbs
