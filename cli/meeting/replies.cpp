// minuted meeting replies: what calendar programs answered to an invitation.
#include "notify/replies.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/files.h"
#include "cli/context.h"
#include "documents/reader_process.h"

namespace minuted::cli {
namespace {

Result<void> takeReplies(Context& context, const std::vector<std::string>& files) {
  std::vector<documents::CalendarReply> replies;
  for (const auto& file : files) {
    TRY(auto bytes, readInput(file));
    auto name = std::filesystem::path(file).filename().string();
    TRY(auto found, documents::readCalendarReplies(bytes, name, documents::readerBesideProgram()));
    replies.insert(replies.end(), found.begin(), found.end());
  }
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  verbs::CommandBuilder builder(snapshot, context.userName());
  TRY(auto taken, notify::takeReplies(snapshot, replies, builder));
  for (const auto& why : taken.leftOut) context.say(why);
  if (taken.count == 0) return context.answerOfBefore(Error{ErrorKind::refused, "Nothing was recorded."});
  TRY_DONE(
      context.record(builder.command(),
                     taken.count == 1 ? std::string("reply recorded") : fmt::format("{} replies recorded", taken.count),
                     "'minuted meeting show {}'."));
  return {};
}

}  // namespace

void addMeetingReplies(Command app, Context& context) {
  auto files = std::make_shared<std::vector<std::string>>();
  addRecordingCommand(nounCommand(app, "meeting"), context, "replies",
                      "Record what calendar programs replied to an invitation",
                      "  minuted meeting replies reply.ics\n"
                      "  minuted export ics --invite M-4 --from office@harbour.example > invitation.ics",
                      [&context, files] { return takeReplies(context, *files); })
      .path("files", *files, "The replies, as .ics files")
      .required();
}

}  // namespace minuted::cli
