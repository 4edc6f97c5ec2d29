#include "documents/calendar_replies.h"

#include "base/written_text.h"
#include "documents/reader_process.h"

namespace minuted::documents {
namespace {

// The message comes from the program that reads files, and is not trusted.
std::string plain(capnp::Text::Reader text) { return withoutControls({text.begin(), text.size()}); }

}  // namespace

void write(const std::vector<CalendarReply>& replies, capnp::List<schema::CalendarReply>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) {
    to[i].setUid(replies[i].uid);
    to[i].setAddress(replies[i].address);
    to[i].setAnswer(replies[i].answer);
    to[i].setNote(replies[i].note);
  }
}

Result<std::vector<CalendarReply>> readCalendarReplies(BytesView bytes, std::string_view fileName,
                                                       const std::filesystem::path& reader) {
  std::vector<CalendarReply> replies;
  TRY_DONE(askReader(bytes, fileName, {"replies"}, reader, [&](auto answer) -> Result<void> {
    for (auto each : answer.getReplies())
      replies.push_back({plain(each.getUid()), plain(each.getAddress()), each.getAnswer(), plain(each.getNote())});
    return {};
  }));
  return replies;
}

}  // namespace minuted::documents
