// The replies to invitations in a file of a calendar program (RFC 5546, METHOD:REPLY).
//
// Threads: any.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "document.capnp.h"

namespace minuted::documents {

struct CalendarReply {
  std::string uid;      // of the invitation
  std::string address;  // of who answers: 'priya.nair@harbour.example'
  schema::CalendarReply::Answer answer = schema::CalendarReply::Answer::NONE;
  std::string note;  // "" where nothing was said
  bool operator==(const CalendarReply&) const = default;
};
constexpr size_t mostReplies = 1'000;  // in one file

void write(const std::vector<CalendarReply>& replies, capnp::List<schema::CalendarReply>::Builder to);

// Lets minuted-reader read the file. ErrorKind::failed where it is no calendar, holds no reply, or more than
// mostReplies.
Result<std::vector<CalendarReply>> readCalendarReplies(BytesView bytes, std::string_view fileName,
                                                       const std::filesystem::path& reader);

}  // namespace minuted::documents
