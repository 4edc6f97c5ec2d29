// minuted meeting keep: files the minutes of a meeting, as they read now, as a document that never changes.
#include <fmt/format.h>

#include <memory>
#include <string>

#include "cli/context.h"
#include "queries/due.h"
#include "queries/states.h"
#include "register/keeping.h"
#include "report/draft_minutes.h"
#include "report/papers_publishing.h"
#include "report/render/render.h"
#include "review/filing.h"

namespace minuted::cli {
namespace {

Result<void> keep(Context& context, const std::string& text) {
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto id, context.findSubject(snapshot, text, {Kind::MEETING}));
  TRY(auto document, report::minutesOf(snapshot, id));
  // Asked again, the same text is made, on whatever day.
  document.recipe.on = localDay(document.recordedAt);
  TRY(auto state, queries::stateOf<domain::Meeting>(snapshot, id));
  TRY(auto meeting, queries::Meetings(snapshot).withMinutes(id, std::move(state)));
  TRY(auto on, context.happenedOn());
  bool isAgreed = meeting.minutes == domain::MinutesStatus::AGREED;
  TRY(auto whole, recorder->snapshot());
  TRY(auto publicCopy, std::move(whole).publicCopy());
  TRY(auto confidential, report::isConfidential(publicCopy, document));

  Bytes minutes(report::markdownOf(document));
  auto name = fmt::format("{} minutes, {}.md", reference(id), isAgreed ? "agreed" : "draft");
  TRY(auto digest, engine::keepFile(*recorder, minutes));
  engine::CommandMaker command;
  review::addFiling(
      command,
      {.digest = digest, .size = minutes.size(), .fileName = name, .attachedTo = id, .confidential = confidential});
  auto filed = command.subjectOfLastStep(Kind::DOCUMENT);
  if (!isAgreed) {
    auto step = command.step();
    auto drafted = step.getEvent().getBody().initMinutesDrafted();
    writeDate(on.value_or(*meeting.date), step.getEvent().initHappenedOn());
    drafted.setMeeting(id.value);
    drafted.setDocument(filed.value);
  }
  TRY(auto recorded, context.record(command, isAgreed ? "agreed minutes kept" : "draft minutes kept"));
  context.say(
      fmt::format("{}{}: 'minuted document save' writes the file.", name, confidential ? ", confidential" : ""));
  return {};
}

}  // namespace

void addMinutesKeeping(Command app, Context& context) {
  auto ref = std::make_shared<std::string>();
  addRecordingCommand(nounCommand(app, "meeting"), context, "keep",
                      "Keep its minutes, as they read now, as a document that never changes",
                      "  minuted meeting keep M-4", [&context, ref] { return keep(context, *ref); })
      .option("ref", *ref, "The meeting: M-4")
      .required();
}

}  // namespace minuted::cli
