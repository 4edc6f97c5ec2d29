// An annual update: its period, the narratives that people wrote for its sections, and when it was published.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"

namespace minuted::domain {

struct Report {
  // A person's own text for a section. The text itself is in the event.
  struct Narrative {
    std::string section;
    Id about;            // the group that this part of the section is about; no subject where it is the whole section
    uint64_t event = 0;  // position of the event with the text
    bool operator==(const Narrative&) const = default;
  };
  struct Publication {
    uint64_t size = 0;   // of the log that the report was made from
    uint64_t event = 0;  // position of the event that recorded the publication, whose words have its text
    bool operator==(const Publication&) const = default;
  };

  Id group;
  OptionalDate from, until;
  std::vector<Narrative> written;  // sorted by section and group
  std::vector<Publication> published;
  bool operator==(const Report&) const = default;
};

// The marks around a narrative in a draft (report/document.h). The narrative may not contain them.
constexpr std::string_view wordsBegin = "[Your words: ", wordsEnd = "[End of your words]";

// Whether the name consists of 1 to 40 small letters, digits and '-'.
bool isSectionName(std::string_view name);

extern const RuleTable reportRules;
std::optional<std::string> refusal(const Report& report, bool isKnown, Event event, Words words);
void apply(Report& report, Event event, Words words);

}  // namespace minuted::domain
