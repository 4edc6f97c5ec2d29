// What can be recorded of measures.
#include "verbs/tables/tables.h"

namespace minuted::verbs {

std::vector<Verb> measureVerbs() {
  const auto ofMeasure = subject("Name or reference");
  const auto value = positional("value", "value", "12.5, 'over £350,000', +46%");
  return {{"measure",
           "add",
           "A figure to follow",
           Body::MEASURE_DEFINED,
           "followed",
           {positional("name", "words.name", "What it is called"),
            optional("unit", "words.text", "Its unit: employers, £, %"),
            optional("decimals", "decimals", "Its decimal places"), optional("better", "better", "higher or lower"),
            ownGroup, servedPriority, partOfProgramme},
           "  minuted measure add \"Accredited employers\" --unit employers --better higher",
           "'minuted measure read {} VALUE' adds a reading."},
          {"measure",
           "baseline",
           "Set its baseline",
           Body::BASELINE_SET,
           "given a baseline",
           {ofMeasure, value, optional("date", "date", "Of which day"), note},
           "  minuted measure baseline ME-2 62 --date 2021-03"},
          {"measure",
           "target",
           "Set its target",
           Body::TARGET_SET,
           "given a target",
           {ofMeasure, value, optional("date", "date", "By which day"), note},
           "  minuted measure target ME-2 100 --date 2025-12"},
          {"measure",
           "read",
           "Add a reading",
           Body::READING_TAKEN,
           "read",
           {ofMeasure, value, optional("date", "asOf", "The day it tells of; that of --on, if not said"),
            optional("since", "since", "Of a change: since when"),
            formerly(optional("note", "words.note", "Where it is from"), {"source", "why", "reason"})},
           "  minuted measure read ME-2 100 --date 2022-12\n  minuted measure read ME-3 +46% --since 2019"}};
}

}  // namespace minuted::verbs
