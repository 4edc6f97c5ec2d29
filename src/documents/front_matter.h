// What a page says of itself before its text: 'title: "…"' between lines of '---', 'title = "…"' between lines of
// '+++'.
#pragma once

#include <string>
#include <vector>

#include "documents/lines.h"

namespace minuted::documents {

struct FrontMatter {
  std::string title, date;
};

// Takes it off the lines. What belongs to the text is put in its place: who was there ('attendees: [Ann, Joe]'), when
// the meeting began ('start: 2024-05-03T14:00'), and, where no more than a line of text stands below, the paragraphs
// that stand within ('minutes: |').
FrontMatter takeFrontMatter(std::vector<Line>& lines);

}  // namespace minuted::documents
