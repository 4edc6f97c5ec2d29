// Money in whole pence: awards with the match funding of partners, and budgets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"
#include "domain/rules.h"
#include "status.capnp.h"

namespace minuted::domain {

using schema::FundingKind;

struct MatchFunding {
  Id partner;
  uint64_t pence = 0;  // 0 where the amount is not known
  bool operator==(const MatchFunding&) const = default;
};

struct Funding {
  FundingKind kind = FundingKind::AWARD;
  std::string text;
  uint64_t pence = 0;
  Id funder, group, programme;
  std::vector<MatchFunding> match;
  schema::Qualifier qualifier = schema::Qualifier::EXACTLY;
  OptionalDate from, until, awardedOn;
  uint64_t spent = 0;
  bool operator==(const Funding&) const = default;
};

// "£75,000", "over £350,000", "£10.50".
std::string amountText(uint64_t pence, schema::Qualifier qualifier = schema::Qualifier::EXACTLY);

extern const RuleTable fundingRules;
std::optional<std::string> refusal(const Funding& funding, bool isKnown, Event event, Words words);
void apply(Funding& funding, Event event, Words words);

}  // namespace minuted::domain
