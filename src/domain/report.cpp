#include "domain/report.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 2> statesOfReports{"begun", "begun"};

// clang-format off
constexpr std::array rulesOfReports{
    //                                          not there, begun
    Rule{Body::REPORT_BEGUN,      "begun",      "x."},
    Rule{Body::NARRATIVE_WRITTEN, "written",    ".x"},
    Rule{Body::REPORT_PUBLISHED,  "published",  ".x"}};
// clang-format on

// Records the narrative of a part of a section; one without text removes what was there.
void setNarrative(Report& report, const Report::Narrative& narrative, bool hasText) {
  auto order = [](const Report::Narrative& each) { return std::tuple(each.section, each.about); };
  auto place = std::ranges::lower_bound(report.written, order(narrative), {}, order);
  bool exists = place != report.written.end() && order(*place) == order(narrative);
  if (exists && hasText)
    place->event = narrative.event;
  else if (exists)
    report.written.erase(place);
  else if (hasText)
    report.written.insert(place, narrative);
}

}  // namespace

constexpr RuleTable reportRules{"report", statesOfReports, rulesOfReports};
static_assert(fillColumns(rulesOfReports, statesOfReports));

bool isSectionName(std::string_view name) {
  constexpr size_t longest = 40;
  return !name.empty() && name.size() <= longest &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

std::optional<std::string> refusal(const Report&, bool isKnown, Event event, Words words) {
  auto body = event.getBody();
  if (auto refused = refusalBy(reportRules, isKnown ? 1 : 0, event)) return refused;
  if (body.isReportBegun()) {
    auto begun = body.getReportBegun();
    auto from = readDate(begun.hasFrom(), begun.getFrom()), until = readDate(begun.hasUntil(), begun.getUntil());
    if (begun.getGroup() == 0 || !from || !until) return "Of which group, from when, and until when?";
    if (lastDay(*until) < from->day) return "It would end before it begins.";
  }
  if (body.isNarrativeWritten() && !isSectionName(body.getNarrativeWritten().getSection().cStr()))
    return "A section is named by small letters, digits and '-', 40 at most.";
  auto text = foldSpace(words.getText().cStr());  // reports print it with folded white space
  if (body.isNarrativeWritten() && (text.contains(wordsBegin) || text.contains(wordsEnd)))
    return "The marks of a draft cannot be part of the words between them.";
  if (body.isReportPublished() && body.getReportPublished().getSize() >= event.getPosition())
    return "It cannot have been made from a log longer than the one it is recorded in.";
  return std::nullopt;
}

void apply(Report& report, Event event, Words words) {
  auto body = event.getBody();
  if (body.isReportBegun()) {
    auto begun = body.getReportBegun();
    report.group = Id(begun.getGroup());
    report.from = readDate(begun.hasFrom(), begun.getFrom());
    report.until = readDate(begun.hasUntil(), begun.getUntil());
  }
  if (body.isNarrativeWritten()) {
    auto fields = body.getNarrativeWritten();
    setNarrative(report, {fields.getSection().cStr(), Id(fields.getAbout()), event.getPosition()},
                 words.getText().size() > 0);
  }
  if (body.isReportPublished()) report.published.push_back({body.getReportPublished().getSize(), event.getPosition()});
}

}  // namespace minuted::domain
