#include "report/edited_draft.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "domain/report.h"

namespace minuted::report {

std::vector<std::string> paragraphsOf(const documents::Document& document) {
  std::vector<std::string> paragraphs;
  for (const auto& block : document.blocks) {
    auto text = block.number > 0 ? fmt::format("{}. {}", block.number, block.text) : block.text;
    paragraphs.push_back(block.kind == documents::BlockKind::listItem ? "- " + text : text);
  }
  return paragraphs;
}

Result<std::vector<NarrativeChange>> narrativeChanges(const engine::Snapshot& snapshot, Id group, Date from, Date to,
                                                      const std::vector<ReturnedNarrative>& returned) {
  TRY(auto found, reportOf(snapshot, group, from, to));
  queries::Names names(snapshot);
  std::vector<NarrativeChange> changes;
  for (const auto& each : returned) {
    NarrativeChange change{each.name, each.name, {}, {}, each.text, 0};
    if (auto comma = each.name.find(", "); comma != std::string::npos) {
      change.section = each.name.substr(0, comma);
      constexpr std::array kinds{Kind::GROUP};
      TRY(change.about, queries::findSubject(snapshot, each.name.substr(comma + 2), kinds));
    }
    if (!domain::isSectionName(change.section))
      return fail(ErrorKind::refused, fmt::format("'{}' is no section.", each.name));
    TRY(auto narrative, narrativeOf(snapshot, found, change.section, change.about, names));
    change.event = narrative.event;
    for (const auto& paragraph : narrative.text) change.oldText += (change.oldText.empty() ? "" : "\n") + paragraph;
    if (change.oldText != change.text) changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace minuted::report
