#include "domain/report.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 2> states{"begun", "begun"};

// clang-format off
constexpr std::array rules{
    //                                          not there, begun
    Rule{Body::REPORT_BEGUN,      "begun",      "x."},
    Rule{Body::NARRATIVE_WRITTEN, "written",    ".x"},
    Rule{Body::REPORT_PUBLISHED,  "published",  ".x"}};
// clang-format on

void write(Report& report, const Report::Written& written, bool any) {
  auto order = [](const Report::Written& each) { return std::tuple(each.section, each.about); };
  auto place = std::ranges::lower_bound(report.written, order(written), {}, order);
  bool there = place != report.written.end() && order(*place) == order(written);
  if (there && any)
    place->event = written.event;
  else if (there)
    report.written.erase(place);
  else if (any)
    report.written.insert(place, written);
}

}  // namespace

constexpr RuleTable reportRules{"report", states, rules};
static_assert(fillColumns(rules, states));

bool isSectionName(std::string_view name) {
  constexpr size_t longest = 40;
  return !name.empty() && name.size() <= longest &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

std::optional<std::string> refusal(const Report&, bool known, Event event, Words words) {
  auto body = event.getBody();
  if (auto refused = refusalBy(reportRules, known ? 1 : 0, event)) return refused;
  if (body.isReportBegun()) {
    auto begun = body.getReportBegun();
    auto from = readDate(begun.hasFrom(), begun.getFrom()), until = readDate(begun.hasUntil(), begun.getUntil());
    if (begun.getGroup() == 0 || !from || !until) return "Of which group, from when, and until when?";
    if (lastDay(*until) < from->day) return "It would end before it begins.";
  }
  if (body.isNarrativeWritten() && !isSectionName(body.getNarrativeWritten().getSection().cStr()))
    return "A section is named by small letters, digits and '-', 40 at most.";
  auto text = foldSpace(words.getText().cStr());  // as it is printed
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
    auto said = body.getNarrativeWritten();
    write(report, {said.getSection().cStr(), Id(said.getAbout()), event.getPosition()}, words.getText().size() > 0);
  }
  if (body.isReportPublished()) report.published.push_back({body.getReportPublished().getSize(), event.getPosition()});
}

}  // namespace minuted::domain
