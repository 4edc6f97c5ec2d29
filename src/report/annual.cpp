#include "report/annual.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/guard.h"
#include "base/text.h"
#include "queries/partnership.h"
#include "report/layout.h"
#include "report/sections/sections.h"
#include "report/sources.h"

namespace minuted::report {
namespace {

using Write = Result<void> (*)(Material&);

struct Known {
  std::string_view key;
  Write write;
};
constexpr std::array known{
    Known{"summary", writeSummary},
    Known{"introduction", writeIntroduction},
    Known{"vision", writeVision},
    Known{"aims", writeAims},
    Known{"steering-group", writeSteeringGroup},
    Known{"sub-groups", writeSubGroups},
    Known{"activity", writeActivity},
    Known{"accountability", writeAccountability},
    Known{"impact", writeImpact},
    Known{"priorities", writePriorities},
    Known{"decisions", writeDecisions},
    Known{"other-activities", writeOtherActivities},
    Known{"forward-plan", writeForwardPlan},
    Known{"finance", writeFinance},
    Known{"members", writeMembers},
    Known{"counted", writeCounted},
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

// 'To: Council' is a row; a line without a colon stands in one of its own.
void writeCover(const Section& section, Writing& writing) {
  Table cover{.caption = {},
              .columns = {{}, {.title = {}, .numeric = false, .share = 3}},
              .rows = {},
              .rowHeads = true,
              .origin = Origin::standing};
  for (const auto& part : section.parts) {
    if (part.what != LayoutPart::What::standing) continue;
    auto colon = part.text.find(": ");
    bool labelled = colon != std::string::npos;
    cover.rows.push_back(
        {{said(labelled ? part.text.substr(0, colon) : ""), said(labelled ? part.text.substr(colon + 2) : part.text)},
         false,
         {}});
  }
  writing.table(std::move(cover));
}

Result<void> writeSection(const Section& section, Material& material) {
  material.section = section.key;
  auto& writing = material.writing;
  if (section.key == "cover") {
    writeCover(section, writing);
    return {};
  }
  writing.heading(1, section.heading.empty() ? section.key : section.heading, section.key);
  auto ours = std::ranges::find(known, section.key, &Known::key);
  for (const auto& part : section.parts) switch (part.what) {
      case LayoutPart::What::standing: writing.standing(part.text); break;
      case LayoutPart::What::list: {
        std::vector<Text> items;
        for (const auto& item : part.items) items.push_back(said(item));
        writing.list(std::move(items), Origin::standing);
        break;
      }
      case LayoutPart::What::computed:
        if (ours != known.end()) TRY_DONE(ours->write(material));
        break;
      case LayoutPart::What::words:
        if (section.key != sourcesKey) TRY_DONE(writeWords(material));
        break;
    }
  return {};
}

Result<void> writeAll(const std::vector<Section>& sections, Material& material, Document& document) {
  for (const auto& section : sections) TRY_DONE(writeSection(section, material));
  // Sources come last of all, wherever they stand: they have what the others cite.
  TRY_DONE(fillSources(document, material.year));
  material.writing.dropEmptyHeadings();
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

Result<void> writeWords(Material& material, Id about) {
  TRY(auto narrative,
      narrativeOf(material.year.snapshot(), material.report, material.section, about, material.year.names()));
  if (material.draft || !narrative.text.empty()) material.writing.add(std::move(narrative));
  return {};
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
  TRY(auto year, Year::gather(snapshot, group, {first, last}, options.publicCopy));
  auto fields = fieldsOf(*year);
  TRY(auto sections, layoutOf(options.layout, fields));

  AnnualUpdate update{.document = {}, .group = group, .from = first, .to = last};
  auto& document = update.document;
  document.title = fields["name"];
  document.subtitle = fmt::format("Annual update, {}", fields["period"]);
  if (options.publicCopy) document.subtitle += " (public copy)";
  document.contents = true;
  document.draft = options.draft;
  TRY_DONE(describeLog(snapshot, document));
  Writing writing(document);
  TRY(auto report, reportOf(snapshot, group, first, last));
  Material material{*year, writing, take, std::move(report), options.draft, {}};
  TRY_DONE(writeAll(sections, material, document));
  return update;
}

}  // namespace minuted::report
