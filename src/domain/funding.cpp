#include "domain/funding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 2> statesOfFunding{"recorded", "recorded"};

// clang-format off
constexpr std::array rulesOfFunding{
    //                                          not there, recorded
    Rule{Body::FUNDING_AWARDED, "awarded",      "x.", "the funder"},
    Rule{Body::BUDGET_SET,      "set",          "x.", "the funder"},
    Rule{Body::FUNDING_SPENT,   "spent",        ".x"}};
// clang-format on

// So that sums of many amounts can be counted.
constexpr uint64_t mostPence = 100'000'000'000'000;

void award(Funding& funding, schema::FundingAwarded::Reader fields) {
  funding.kind = FundingKind::AWARD;
  funding.pence = fields.getPence();
  funding.funder = Id(fields.getFunder());
  funding.group = Id(fields.getGroup());
  funding.programme = Id(fields.getProgramme());
  funding.qualifier = fields.getQualifier();
  for (auto match : fields.getMatch()) funding.match.push_back({Id(match.getPartner()), match.getPence()});
}

void setBudget(Funding& funding, schema::BudgetSet::Reader fields) {
  funding.kind = FundingKind::BUDGET;
  funding.pence = fields.getPence();
  funding.funder = Id(fields.getFunder());
  funding.group = Id(fields.getGroup());
  funding.from = readDate(fields.hasFrom(), fields.getFrom());
  funding.until = readDate(fields.hasUntil(), fields.getUntil());
}

}  // namespace

std::string amountText(uint64_t pence, schema::Qualifier qualifier) {
  constexpr std::array<std::string_view, 4> before{"", "over ", "under ", "about "};
  auto pounds = std::string(before.at(static_cast<size_t>(qualifier))) + "£" + counted(pence / 100);
  return pence % 100 == 0 ? pounds : fmt::format("{}.{:02}", pounds, pence % 100);
}

constexpr RuleTable fundingRules{"funding", statesOfFunding, rulesOfFunding};
static_assert(fillColumns(rulesOfFunding, statesOfFunding));

std::optional<std::string> refusal(const Funding&, bool isKnown, Event event, Words) {
  auto body = event.getBody();
  if (auto refused = refusalBy(fundingRules, isKnown ? 1 : 0, event)) return refused;
  auto pence = body.isFundingAwarded() ? body.getFundingAwarded().getPence()
               : body.isBudgetSet()    ? body.getBudgetSet().getPence()
                                       : body.getFundingSpent().getPence();
  if (pence == 0) return "How much? An amount is needed.";
  auto largest = pence;
  if (body.isFundingAwarded())
    for (auto match : body.getFundingAwarded().getMatch()) largest = std::max(largest, match.getPence());
  if (largest > mostPence)
    return fmt::format("An amount of money can be {} at most.", amountText(mostPence, schema::Qualifier::EXACTLY));
  return std::nullopt;
}

void apply(Funding& funding, Event event, Words words) {
  auto body = event.getBody();
  if (body.isFundingSpent()) {
    funding.spent += body.getFundingSpent().getPence();
    return;
  }
  if (body.isFundingAwarded()) award(funding, body.getFundingAwarded());
  if (body.isBudgetSet()) setBudget(funding, body.getBudgetSet());
  funding.text = words.getText().cStr();
  funding.awardedOn = readDate(event.hasHappenedOn(), event.getHappenedOn());
}

}  // namespace minuted::domain
