// An annual update: its period, what a person wrote for its sections, and each time it was published.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"

namespace minuted::domain {

struct Report {
  // A person's own words for a section; the words themselves are the event's.
  struct Written {
    std::string section;
    Id about;  // the part of the section that is about one group
    uint64_t event = 0;
    bool operator==(const Written&) const = default;
  };
  struct Publication {
    uint64_t size = 0;  // of the log that it was made from
    uint64_t event = 0;
    bool operator==(const Publication&) const = default;
  };

  Id group;
  OptionalDate from, until;
  std::vector<Written> written;  // by section and group
  std::vector<Publication> published;
  bool operator==(const Report&) const = default;
};

// What stands around a person's words in a draft (report/document.h): the words may not have it themselves.
constexpr std::string_view wordsBegin = "[Your words: ", wordsEnd = "[End of your words]";

// Small letters, digits and '-', up to 40 of them.
bool isSectionName(std::string_view name);

extern const RuleTable reportRules;
std::optional<std::string> refusal(const Report& report, bool known, Event event, Words words);
void apply(Report& report, Event event, Words words);

}  // namespace minuted::domain
