#include "report/narratives.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "base/text.h"

namespace minuted::report {
namespace {

Result<std::vector<StoredReport>> reportsOf(const engine::Snapshot& snapshot, Id group) {
  std::vector<StoredReport> reports;
  TRY(auto ids, snapshot.relatedSubjects(group, Kind::REPORT));
  for (auto id : ids) {
    TRY(auto subject, snapshot.find(id));
    const auto* report = subject ? std::get_if<domain::Report>(&subject->state) : nullptr;
    if (report != nullptr && report->from && report->until) reports.push_back({id, *report});
  }
  return reports;
}

bool isMark(std::string_view paragraph, std::string_view mark) { return foldSpace(paragraph).starts_with(mark); }

}  // namespace

Result<std::optional<StoredReport>> reportOf(const engine::Snapshot& snapshot, Id group, Date from, Date to) {
  TRY(auto reports, reportsOf(snapshot, group));
  std::optional<StoredReport> newest;
  for (auto& each : reports)
    if (each.report.from->day == from.day && lastDay(*each.report.until) == lastDay(to)) newest = std::move(each);
  return newest;
}

Result<std::optional<StoredReport>> previousReport(const engine::Snapshot& snapshot, Id group, Date from) {
  TRY(auto reports, reportsOf(snapshot, group));
  std::optional<StoredReport> newest;
  for (auto& each : reports)
    if (lastDay(*each.report.until) == from.day - 1 && !each.report.published.empty() &&
        (!newest || newest->report.published.back().event < each.report.published.back().event))
      newest = std::move(each);
  return newest;
}

Result<Narrative> narrativeOf(const engine::Snapshot& snapshot, const std::optional<StoredReport>& found,
                              const std::string& section, Id about, queries::Names& names) {
  Narrative narrative;
  narrative.section = narrativeName(section, about, names);
  if (!found) return narrative;
  auto written = std::ranges::find_if(found->report.written, [&](const domain::Report::Narrative& each) {
    return each.section == section && each.about == about;
  });
  if (written == found->report.written.end()) return narrative;
  TRY(auto stored, snapshot.event(written->event));
  return guarded(fmt::format("event {}", written->event), [&]() -> Result<Narrative> {
    auto event = stored->event();
    for (auto line : split(stored->words().getText().cStr(), '\n'))
      if (auto paragraph = foldSpace(line); !paragraph.empty()) narrative.text.push_back(paragraph);
    narrative.author = names.of(Id(event.getRecordedBy()));
    narrative.writtenOn = longDate(localDay(event.getRecordedAt()));
    narrative.event = written->event;
    return narrative;
  });
}

Result<queries::Answer<schema::WordsList>> listNarratives(const engine::Snapshot& snapshot,
                                                          const std::optional<StoredReport>& found) {
  queries::Answer<schema::WordsList> list;
  std::vector<domain::Report::Narrative> written;
  if (found) written = found->report.written;
  queries::Names names(snapshot);
  auto items = (*list).initItems(static_cast<uint>(written.size()));
  for (uint i = 0; i < items.size(); ++i) {
    const auto& [section, about, position] = written[i];
    auto to = items[i];
    to.setSection(section);
    to.setAbout(names.of(about));
    to.setAboutRef(names.reference(about));
    to.setEvent(static_cast<uint32_t>(position));
    TRY(auto stored, snapshot.event(position));
    TRY_DONE(guarded(fmt::format("event {}", position), [&]() -> Result<void> {
      to.setText(stored->words().getText());
      to.setWrittenAt(utcTime(stored->event().getRecordedAt()));
      to.setAuthor(names.of(Id(stored->event().getRecordedBy())));
      to.setAuthorRef(names.reference(Id(stored->event().getRecordedBy())));
      return {};
    }));
  }
  return list;
}

std::string narrativeName(const std::string& section, Id about, queries::Names& names) {
  return about ? fmt::format("{}, {}", section, names.of(about)) : section;
}

Result<std::vector<ReturnedNarrative>> readNarratives(const std::vector<std::string>& paragraphs) {
  std::vector<ReturnedNarrative> all;
  bool isInside = false;
  for (const auto& rawParagraph : paragraphs) {
    auto paragraph = foldSpace(rawParagraph);
    if (isMark(paragraph, domain::wordsBegin) && paragraph.ends_with(']')) {
      if (isInside)
        return fail(ErrorKind::refused, fmt::format("The words of '{}' have no end: '{}' is missing after them.",
                                                    all.back().name, closingMark));
      auto start = domain::wordsBegin.size();
      auto name = paragraph.substr(start, paragraph.size() - start - 1);
      if (std::ranges::find(all, name, &ReturnedNarrative::name) != all.end())
        return fail(ErrorKind::refused, fmt::format("The words of '{}' are there twice.", name));
      all.push_back({name, {}});
      isInside = true;
    } else if (paragraph == closingMark) {
      if (!isInside)
        return fail(ErrorKind::refused, fmt::format("'{}' comes without the mark that begins them.", closingMark));
      isInside = false;
    } else if (isInside && !paragraph.empty()) {
      auto& text = all.back().text;
      text += (text.empty() ? "" : "\n") + paragraph;
    }
  }
  if (isInside)
    return fail(ErrorKind::refused, fmt::format("The words of '{}' have no end: '{}' is missing after them.",
                                                all.back().name, closingMark));
  return all;
}

}  // namespace minuted::report
