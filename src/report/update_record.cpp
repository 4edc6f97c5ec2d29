#include "report/update_record.h"

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/guard.h"
#include "base/text.h"
#include "queries/parties/partnership.h"
#include "report/checking/claims.h"
#include "report/layout.h"
#include "report/narratives.h"
#include "report/published_text.h"
#include "report/render/render.h"
#include "report/year.h"

namespace minuted::report {
namespace {

// The report subject of the update. Where there is none yet, a step of the command begins it.
Result<Id> reportIn(engine::CommandMaker& command, const engine::Snapshot& snapshot, const UpdatePeriod& period) {
  TRY(auto found, reportOf(snapshot, period.group, period.from, period.to));
  if (found) return found->id;
  auto reportBegun = command.step().initEvent().initBody().initReportBegun();
  reportBegun.setGroup(period.group.value);
  writeDate(period.from, reportBegun.initFrom());
  writeDate(period.to, reportBegun.initUntil());
  return command.subjectOfLastStep(Kind::REPORT);
}

void addNarrative(engine::CommandMaker& command, Id report, const std::string& section, Id about,
                  const std::string& text) {
  auto step = command.step();
  step.initWords().setText(text);
  auto written = step.initEvent().initBody().initNarrativeWritten();
  written.setReport(report.value);
  written.setSection(section);
  written.setAbout(about.value);
}

}  // namespace

Result<UpdatePeriod> updatePeriodOf(const engine::Snapshot& snapshot, Id group, const Period& period) {
  if (!group) {
    TRY(group, queries::partnershipOf(snapshot));
  }
  return UpdatePeriod{group, period.first, period.last};
}

Result<void> requireSection(const std::string& key, const std::string& layout) {
  TRY(auto sections, layoutOf(layout, {}));
  std::vector<std::string> keys;
  for (const auto& section : sections) {
    if (section.key == key) return {};
    keys.push_back(section.key);
  }
  return fail(ErrorKind::usage, fmt::format("There is no section '{}'. Say {}.", key, joinTexts(keys)));
}

Result<engine::CommandMaker> narrativeCommand(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                              const SectionText& text, const std::string& layout) {
  TRY_DONE(requireSection(text.section, layout));
  engine::CommandMaker command;
  TRY(auto report, reportIn(command, snapshot, period));
  addNarrative(command, report, text.section, text.about, text.text);
  return command;
}

Result<EditedDraft> readDraft(const documents::Document& document, const std::string& fileName) {
  EditedDraft draft;
  TRY(draft.narratives, readNarratives(paragraphsOf(document)));
  if (draft.narratives.empty())
    return fail(ErrorKind::refused,
                fmt::format("{} has no marks such as '{}': is it a draft? 'minuted report annual --draft' makes one.",
                            fileName, openingMark("introduction")));
  if (auto claims = claimsOf(document)) draft.logSize = claims->size;
  return draft;
}

Result<DraftComparison> compareDraft(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                     const EditedDraft& draft) {
  DraftComparison comparison;
  TRY(comparison.changes, narrativeChanges(snapshot, period.group, period.from, period.to, draft.narratives));
  for (const auto& change : comparison.changes)
    if (draft.logSize && change.event > *draft.logSize && comparison.outdated.empty())
      comparison.outdated = change.name;
  return comparison;
}

Result<engine::CommandMaker> draftCommand(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                          const std::vector<NarrativeChange>& changes) {
  engine::CommandMaker command;
  TRY(auto report, reportIn(command, snapshot, period));
  for (const auto& change : changes) addNarrative(command, report, change.section, change.about, change.text);
  return command;
}

Result<Publication> publish(const TakeSnapshot& take, const UpdatePeriod& period, const PublishOptions& how) {
  AnnualOptions options{
      .group = period.group, .from = period.from, .to = period.to, .asOf = {}, .draft = false, .layout = how.layout};
  TRY(auto update, annualUpdate(how.publicCopy ? publicCopies(take) : take, options));
  update.document.recipe.templates = how.templates;
  TRY(auto snapshot, take({}));
  Publication publication;
  TRY(auto report, reportIn(publication.command, snapshot, period));
  auto step = publication.command.step();
  auto words = step.initWords();
  if (!how.note.empty()) words.setNote(how.note);
  words.setText(publishedText(update.document));
  auto published = step.initEvent().initBody().initReportPublished();
  published.setReport(report.value);
  published.setSize(update.document.logSize);
  published.setPublicCopy(how.publicCopy);
  TRY(auto root, snapshot.root());
  auto digest = sha256({markdownOf(update.document)});
  published.setRoot(capnp::Data::Reader(root.data(), root.size()));
  published.setDigest(capnp::Data::Reader(digest.data(), digest.size()));
  publication.logSize = update.document.logSize;
  return publication;
}

Result<std::optional<Document>> publishedUpdate(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                                uint64_t size, bool publicCopy) {
  TRY(auto stored, reportOf(snapshot, period.group, period.from, period.to));
  if (!stored) return std::nullopt;
  for (const auto& publication : stored->report.published) {
    if (publication.size != size) continue;
    TRY(auto record, snapshot.event(publication.event));
    auto text = guarded(fmt::format("event {}", publication.event), [&]() -> Result<std::string> {
      bool isSame = record->event().getBody().getReportPublished().getPublicCopy() == publicCopy;
      return isSame ? record->words().getText().cStr() : "";
    });
    if (!text) return std::unexpected(text.error());
    if (text->empty()) continue;
    TRY(auto document, publishedDocument(*text));
    return document;
  }
  return std::nullopt;
}

}  // namespace minuted::report
