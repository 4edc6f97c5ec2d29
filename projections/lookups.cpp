// The keys by which subjects are looked up: people, organisations, groups, programmes and measures by each of their
// names, folded; documents and readings by their digests.
#include <algorithm>

#include "projections/keys.h"

namespace minuted::projections {
namespace {

void nameKeys(const std::string& name, const std::vector<std::string>& aliases, Id id, const KeyVisitor& visit) {
  std::vector<Bytes> prefixes{lookupPrefix(id.kind(), name)};
  for (const auto& alias : aliases) prefixes.push_back(lookupPrefix(id.kind(), alias));
  std::ranges::sort(prefixes);
  auto repeated = std::ranges::unique(prefixes);
  prefixes.erase(repeated.begin(), repeated.end());
  for (auto& prefix : prefixes) {
    appendU64(prefix, id.value);
    visit(std::move(prefix));
  }
}

void digestKey(BytesView digest, Id id, const KeyVisitor& visit) {
  auto key = digestPrefix(id.kind(), digest);
  appendU64(key, id.value);
  visit(std::move(key));
}

}  // namespace

void lookupKeys(const domain::Subject& subject, const KeyVisitor& visit) {
  if (const auto* party = std::get_if<domain::Party>(&subject.state))
    nameKeys(party->name, party->aliases, subject.id, visit);
  if (const auto* group = std::get_if<domain::Group>(&subject.state))
    nameKeys(group->name, group->aliases, subject.id, visit);
  static const std::vector<std::string> noAliases;
  if (const auto* programme = std::get_if<domain::Programme>(&subject.state))
    nameKeys(programme->name, noAliases, subject.id, visit);
  if (const auto* measure = std::get_if<domain::Measure>(&subject.state))
    nameKeys(measure->name, noAliases, subject.id, visit);
  if (const auto* document = std::get_if<domain::Document>(&subject.state))
    digestKey(document->digest, subject.id, visit);
  if (const auto* reading = std::get_if<domain::Reading>(&subject.state)) digestKey(reading->digest, subject.id, visit);
}

}  // namespace minuted::projections
