#include "queries/names.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ranges.h"
#include "base/text.h"
#include "queries/identity.h"
#include "queries/namesakes.h"

namespace minuted::queries {
namespace {

using projections::afterPrefix;

// The alias of a group that is an acronym, such as "OSP"; its name where it has none.
std::string shortName(const domain::Group& group) {
  for (const auto& alias : group.aliases)
    if (std::ranges::all_of(alias, [](unsigned char c) { return c >= 'A' && c <= 'Z'; })) return alias;
  return group.name;
}

std::vector<std::string> namesOf(const domain::Subject& subject) {
  std::vector<std::string> names;
  auto add = [&](const auto& named) {
    names.push_back(named.name);
    names.insert(names.end(), named.aliases.begin(), named.aliases.end());
  };
  if (const auto* party = std::get_if<domain::Party>(&subject.state)) add(*party);
  if (const auto* group = std::get_if<domain::Group>(&subject.state)) add(*group);
  if (const auto* programme = std::get_if<domain::Programme>(&subject.state)) names.push_back(programme->name);
  if (const auto* measure = std::get_if<domain::Measure>(&subject.state)) names.push_back(measure->name);
  return names;
}

bool hasAllWords(const std::string& name, const std::vector<std::string>& words) {
  auto namesWords = wordsOf(name);
  return std::ranges::all_of(words, [&](const auto& word) { return contains(namesWords, word); });
}

// The first of them: "Tom Bell (PE-2, Harbour Trust), Tom Bell (PE-3)".
Result<std::string> inList(const engine::Snapshot& snapshot, std::span<const Id> ids) {
  constexpr size_t most = 5;
  std::string text;
  for (auto id : ids.first(std::min(ids.size(), most))) {
    TRY(auto described, describe(snapshot, id));
    text += (text.empty() ? "" : ", ") + described;
  }
  return ids.size() > most ? text + ", …" : text;
}

Result<std::vector<Id>> findByName(const engine::Snapshot& snapshot, std::string_view text,
                                   std::span<const Kind> kinds) {
  std::vector<Id> found;
  for (auto kind : kinds) {
    TRY(auto ids, snapshot.lookup(projections::lookupPrefix(kind, text)));
    found.insert(found.end(), ids.begin(), ids.end());
  }
  return found;
}

// The subjects that have all words of the text in one of their names.
Result<std::vector<Id>> findByWords(const engine::Snapshot& snapshot, std::string_view text,
                                    std::span<const Kind> kinds) {
  std::vector<Id> found;
  auto words = wordsOf(text);
  if (words.empty()) return found;
  for (auto kind : kinds)
    TRY_DONE(snapshot.scan(projections::kindPrefix(kind), [&](const domain::Subject& subject) {
      if (std::ranges::any_of(namesOf(subject), [&](const auto& name) { return hasAllWords(name, words); }))
        found.push_back(subject.id);
      return true;
    }));
  return found;
}

}  // namespace

std::string Names::of(Id id) {
  if (!id) return "";
  auto known = names_.find(id);
  if (known != names_.end()) return known->second;
  auto name = reference(id);
  auto subject = snapshot_.find(id);
  if (const auto* party = subject && *subject ? std::get_if<domain::Party>(&(*subject)->state) : nullptr)
    if (party->mergedInto)
      if (auto identity = identityOf(snapshot_, id)) subject = snapshot_.find(*identity);
  if (subject && *subject) {
    if (const auto* party = std::get_if<domain::Party>(&(*subject)->state)) name = party->name;
    if (const auto* group = std::get_if<domain::Group>(&(*subject)->state)) name = group->name;
    if (const auto* document = std::get_if<domain::Document>(&(*subject)->state)) name = document->name;
    if (const auto* programme = std::get_if<domain::Programme>(&(*subject)->state)) name = programme->name;
    if (const auto* measure = std::get_if<domain::Measure>(&(*subject)->state)) name = measure->name;
  }
  return names_.emplace(id, name.empty() ? reference(id) : name).first->second;
}

std::string Names::party(const domain::Owner& owner) {
  if (!owner.collective) return of(owner.party);
  auto subject = snapshot_.find(owner.party);
  const auto* group = subject && *subject ? std::get_if<domain::Group>(&(*subject)->state) : nullptr;
  return (group != nullptr ? shortName(*group) : of(owner.party)) + " members";
}

std::string Names::owner(const domain::Owner& owner) {
  auto name = party(owner);
  return owner.onBehalfOf ? fmt::format("{} ({})", name, of(owner.onBehalfOf)) : name;
}

std::string_view Names::kind(const domain::Owner& owner) {
  return owner.collective ? "collective" : kindName(owner.party.kind());
}

Result<Id> findSubject(const engine::Snapshot& snapshot, std::string_view text, std::span<const Kind> kinds) {
  std::string what = kinds.empty() ? "subject of the register" : domain::kindNames(kinds);
  if (kinds.empty()) kinds = allKinds();
  if (auto id = parseReference(text)) {
    if (!contains(kinds, id->kind())) return fail(ErrorKind::usage, fmt::format("{} is no {}.", reference(*id), what));
    TRY(auto subject, snapshot.find(*id));
    if (!subject) return fail(ErrorKind::notFound, fmt::format("There is no {}.", reference(*id)));
    return identityOf(snapshot, *id);
  }
  TRY(auto found, findByName(snapshot, text, kinds));
  if (found.empty() && contains(kinds, Kind::PERSON)) {
    TRY(found, findPeopleOf(snapshot, text));
  }
  if (found.empty()) {
    TRY(found, findByWords(snapshot, text, kinds));
  }
  for (auto& id : found) {
    TRY(id, identityOf(snapshot, id));
  }
  std::ranges::sort(found);
  auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  if (found.empty()) return fail(ErrorKind::notFound, fmt::format("No {} is called '{}'.", what, text));
  if (found.size() > 1) {
    TRY(auto list, inList(snapshot, found));
    return fail(ErrorKind::refused, fmt::format("'{}' could be {}. Say which, by its reference.", text, list));
  }
  return found.front();
}

Result<std::optional<Id>> findByExactName(const engine::Snapshot& snapshot, Kind kind, std::string_view name) {
  TRY(auto found, findByName(snapshot, name, std::span(&kind, 1)));
  if (found.size() == 1) return found.front();
  TRY(auto namesakes, namesakesOf(snapshot, kind, name));  // those that were merged are one
  if (namesakes.size() != 1) return std::nullopt;
  return namesakes.front();
}

}  // namespace minuted::queries
