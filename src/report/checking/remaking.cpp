#include "report/checking/remaking.h"

#include "report/draft_minutes.h"
#include "report/papers.h"
#include "report/partner_sheet.h"

namespace minuted::report {
namespace {

Result<Document> makeAnnual(const TakeSnapshot& take, const Recipe& recipe, std::string layout) {
  if (!recipe.to) return fail(ErrorKind::usage, "The last day of its period is missing.");
  AnnualOptions options{.group = recipe.about,
                        .from = recipe.from,
                        .to = *recipe.to,
                        .asOf = {},
                        .draft = recipe.draft,
                        .layout = std::move(layout)};
  TRY(auto update, annualUpdate(take, options));
  return std::move(update.document);
}

Result<Document> makePartnerSheet(const TakeSnapshot& take, const Recipe& recipe) {
  if (!recipe.to) return fail(ErrorKind::usage, "The last day of its period is missing.");
  TRY(auto snapshot, take({.on = recipe.to, .asOf = {}}));
  return partnerSheet(snapshot, {.party = recipe.about, .from = recipe.from, .to = *recipe.to});
}

}  // namespace

Result<Document> makeAgain(const TakeSnapshot& take, const Recipe& recipe, uint64_t size, std::string layout) {
  TakeSnapshot takeWhole = [&](engine::Times times) {
    times.size = size;
    return take(times);
  };
  auto takeThen = recipe.publicCopy ? publicCopies(takeWhole) : takeWhole;
  switch (recipe.kind) {
    case ReportKind::annual: return makeAnnual(takeThen, recipe, std::move(layout));
    case ReportKind::partner: return makePartnerSheet(takeThen, recipe);
    case ReportKind::papers: return papersOf(takeThen, {.meeting = recipe.about, .on = recipe.on, .asOf = {}});
    case ReportKind::minutes: break;
  }
  TRY(auto snapshot, takeThen({.on = recipe.on, .asOf = {}}));
  return minutesOf(snapshot, recipe.about);
}

}  // namespace minuted::report
