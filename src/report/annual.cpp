#include "report/annual.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/guard.h"
#include "base/text.h"
#include "queries/parties/partnership.h"
#include "report/layout.h"
#include "report/render/pieces.h"
#include "report/sections/sections.h"
#include "report/sources.h"

namespace minuted::report {
namespace {

using Write = Result<void> (*)(Material&);

struct SectionEntry {
  std::string_view key;
  Write write;
};
constexpr std::array sectionEntries{
    SectionEntry{"summary", writeSummary},
    SectionEntry{"introduction", writeIntroduction},
    SectionEntry{"vision", writeVision},
    SectionEntry{"aims", writeAims},
    SectionEntry{"steering-group", writeSteeringGroup},
    SectionEntry{"sub-groups", writeSubGroups},
    SectionEntry{"activity", writeActivity},
    SectionEntry{"accountability", writeAccountability},
    SectionEntry{"impact", writeImpact},
    SectionEntry{"priorities", writePriorities},
    SectionEntry{"decisions", writeDecisions},
    SectionEntry{"other-activities", writeOtherActivities},
    SectionEntry{"forward-plan", writeForwardPlan},
    SectionEntry{"finance", writeFinance},
    SectionEntry{"members", writeMembers},
    SectionEntry{"counted", writeCounted},
};

std::string monthOf(Date day) {
  auto text = longDate(day);
  return text.substr(text.find(' ') + 1);
}

Fields fieldsOf(Year& year) {
  auto name = year.names().of(year.group());
  auto [first, last] = year.period();
  return {{"name", name},
          {"short", acronym(name).empty() ? name : acronym(name)},
          {"from", longDate(first)},
          {"to", longDate(last)},
          {"month", monthOf(last)},
          {"period", fmt::format("{} to {}", monthOf(first), monthOf(last))}};
}

// 'To: Council' is a label and a text, a line without a colon only a text.
Row labelledRow(const std::string& line, Citations cites = {}) {
  auto colon = line.find(": ");
  bool isLabelled = colon != std::string::npos;
  return {{makeText(isLabelled ? line.substr(0, colon) : ""),
           makeText(isLabelled ? line.substr(colon + 2) : line, std::move(cites))},
          false,
          {}};
}

constexpr std::string_view appendix = "Appendix ";

// Each line of the layout becomes a row, and each line that a person wrote for the cover; in a draft these stand below,
// between their marks. Appendices are listed once it is known which there are.
Result<void> writeCover(const Section& section, Material& material) {
  auto cover = makeCover();
  cover.origin = Origin::fixed;
  for (const auto& part : section.parts)
    if (part.kind == LayoutPart::Kind::fixed && !part.text.starts_with(appendix))
      cover.rows.push_back(labelledRow(part.text));
  if (!material.draft) {
    TRY(auto own, narrativeOf(material.year.snapshot(), material.report, material.section, {}, material.year.names()));
    for (const auto& line : own.text) cover.rows.push_back(labelledRow(line, citationsOf(own)));
  }
  material.writer.addTable(std::move(cover));
  return material.draft ? writeNarrative(material) : Result<void>();
}

// Numbers the appendices that there are ('Appendix: Membership' becomes 'Appendix 1: Membership'), and lists them on
// the cover.
void numberAppendices(Document& document) {
  auto* cover = document.blocks.empty() ? nullptr : std::get_if<Table>(&document.blocks.front());
  int number = 0;
  for (auto& block : document.blocks) {
    auto* heading = std::get_if<Heading>(&block);
    if (heading == nullptr || heading->level != 1 || !heading->text.starts_with("Appendix")) continue;
    auto colon = heading->text.find(": ");
    if (colon == std::string::npos) continue;
    auto title = heading->text.substr(colon + 2), label = fmt::format("{}{}", appendix, ++number);
    heading->text = label + ": " + title;
    if (cover != nullptr && cover->caption.empty())
      cover->rows.push_back(
          {{makeText(label), Text{.text = title, .cites = {}, .link = "#" + heading->anchor}}, false, {}});
  }
}

Result<void> writeSection(const Section& section, Material& material) {
  material.section = section.key;
  auto& writer = material.writer;
  if (section.key == "cover") return writeCover(section, material);
  writer.addHeading(1, section.heading.empty() ? section.key : section.heading, section.key);
  auto entry = std::ranges::find(sectionEntries, section.key, &SectionEntry::key);
  for (const auto& part : section.parts) switch (part.kind) {
      case LayoutPart::Kind::fixed: writer.addFixedText(part.text); break;
      case LayoutPart::Kind::list: {
        std::vector<Text> items;
        for (const auto& item : part.items) items.push_back(makeText(item));
        writer.addList(std::move(items), Origin::fixed);
        break;
      }
      case LayoutPart::Kind::computed:
        if (entry != sectionEntries.end()) TRY_DONE(entry->write(material));
        break;
      case LayoutPart::Kind::narrative:
        if (section.key != sourcesKey) TRY_DONE(writeNarrative(material));
        break;
    }
  return {};
}

Result<void> writeAll(const std::vector<Section>& sections, Material& material, Document& document) {
  for (const auto& section : sections) TRY_DONE(writeSection(section, material));
  // The sources are filled last, wherever the layout puts them, since they list what the other sections cite.
  TRY_DONE(fillSources(document, material.year));
  material.writer.dropEmptyHeadings();
  numberAppendices(document);
  tellPublicCopy(document, material.year.snapshot());
  return {};
}

}  // namespace

Date yearBefore(Date last) {
  using namespace std::chrono;
  year_month_day day{sys_days(days(last.day))};
  auto before = day - years(1);
  if (!before.ok()) before = before.year() / before.month() / std::chrono::last;  // 29 February
  return {static_cast<int32_t>(sys_days(before).time_since_epoch().count()) + 1, Precision::DAY};
}

Result<void> writeNarrative(Material& material, Id about) {
  TRY(auto narrative,
      narrativeOf(material.year.snapshot(), material.report, material.section, about, material.year.names()));
  if (material.draft || !narrative.text.empty()) material.writer.add(std::move(narrative));
  return {};
}

TakeSnapshot publicCopies(const TakeSnapshot& take) {
  return [&take](const engine::Times& times) -> Result<engine::Snapshot> {
    TRY(auto snapshot, take(times));
    return std::move(snapshot).publicCopy();
  };
}

Result<Period> periodOf(const OptionalDate& from, Date to) {
  Date last{lastDay(to), Precision::DAY};
  auto first = from ? Date{from->day, Precision::DAY} : yearBefore(last);
  if (first.day > last.day)
    return fail(ErrorKind::usage, fmt::format("{} comes after {}: say --from and --to the other way round.",
                                              longDate(first), longDate(last)));
  return Period{first, last};
}

Result<AnnualUpdate> annualUpdate(const TakeSnapshot& take, const AnnualOptions& options) {
  TRY(auto period, periodOf(options.from, options.to));
  auto [first, last] = period;
  TRY(auto snapshot, take({.on = last, .asOf = options.asOf}));
  auto group = options.group;
  if (!group) {
    TRY(group, queries::partnershipOf(snapshot));
  }
  TRY(auto year, Year::gather(snapshot, group, {first, last}));
  auto fields = fieldsOf(*year);
  TRY(auto sections, layoutOf(options.layout, fields));

  AnnualUpdate update{.document = {}, .group = group, .from = first, .to = last};
  auto& document = update.document;
  document.title = fields["name"];
  document.subtitle = fmt::format("Annual update, {}", fields["period"]);
  if (snapshot.isPublicCopy()) document.subtitle += " (public copy)";
  document.hasContents = true;
  document.isDraft = options.draft;
  document.recipe = {.about = group,
                     .from = first,
                     .to = last,
                     .publicCopy = snapshot.isPublicCopy(),
                     .draft = options.draft,
                     .version = std::string(programVersion())};
  TRY_DONE(addLogState(snapshot, document));
  DocumentWriter writer(document);
  TRY(auto report, reportOf(snapshot, group, first, last));
  Material material{*year, writer, take, std::move(report), options.draft, {}};
  TRY_DONE(writeAll(sections, material, document));
  return update;
}

}  // namespace minuted::report
