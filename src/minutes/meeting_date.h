// The day on which the meeting was held that minutes are of.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "documents/document.h"

namespace minuted::minutes {

// Whether a line of the title is prose, by its verb.
bool isProse(std::string_view line);

// How many blocks stand above the list of attendees and above the first numbered block: those in which the title is.
size_t titleBlockCount(const documents::Document& document);

struct MeetingDate {
  size_t block = 0;  // in which the date stands; the first where the file tells it beside its text
  std::string text;  // in which it was found: of one block or two, or what the file says of itself
  Date date;
};
std::optional<MeetingDate> findMeetingDate(const documents::Document& document);

}  // namespace minuted::minutes
