// The front matter of a web page: metadata before its text, as YAML between lines of '---' (title: "…") or as TOML
// between lines of '+++' (title = "…").
#pragma once

#include <string>
#include <vector>

#include "documents/lines.h"

namespace minuted::documents {

struct FrontMatter {
  std::string title, date;
};

// Removes the front matter from the lines and returns its title and date. What belongs to the text replaces it: who
// attended ('attendees: [Ann, Joe]'), when the meeting began ('start: 2024-05-03T14:00') and, where hardly any text
// follows, the paragraphs that the front matter itself contains ('minutes: |').
FrontMatter extractFrontMatter(std::vector<Line>& lines);

}  // namespace minuted::documents
