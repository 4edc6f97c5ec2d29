#include "queries/parties/names.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/guard.h"
#include "base/ranges.h"
#include "base/text.h"
#include "queries/history/missing.h"
#include "queries/parties/identity.h"
#include "queries/parties/namesakes.h"

namespace minuted::queries {
namespace {

using projections::afterPrefix;

// The alias of a group that is an acronym, such as "OSP", and is not what it was called at another time; "" where it
// has none.
std::string acronymOf(const domain::Group& group) {
  for (const auto& alias : group.aliases)
    if (std::ranges::all_of(alias, [](unsigned char c) { return c >= 'A' && c <= 'Z'; }) &&
        std::ranges::find(group.formerNames, alias, &domain::FormerName::name) == group.formerNames.end())
      return alias;
  return "";
}

template <typename Type, typename... Types>
constexpr bool isAnyOf = (std::is_same_v<std::decay_t<Type>, Types> || ...);

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

// Under a cut by day: the subjects of that day that are called so by now. Whoever asks about a day may know a party by
// the name that it was given since.
Result<std::vector<Id>> findByLaterName(const engine::Snapshot& snapshot, std::string_view text,
                                        std::span<const Kind> kinds) {
  std::vector<Id> found;
  if (snapshot.cut().on == engine::Cut().on || snapshot.cut().until != engine::Cut().until) return found;
  std::vector<Id> named;
  for (auto kind : kinds) {
    TRY(auto ids, snapshot.lookupNow(projections::lookupPrefix(kind, text)));
    named.insert(named.end(), ids.begin(), ids.end());
  }
  for (auto id : named) {
    TRY(auto subject, snapshot.find(id));
    if (subject) found.push_back(id);
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

NamesOn Names::on(const OptionalDate& day) { return {*this, day}; }
std::string Names::of(Id id) { return on({}).of(id); }
std::string Names::reference(Id id) { return on({}).reference(id); }
std::string Names::party(const domain::Owner& owner) { return on({}).party(owner); }
std::string Names::owner(const domain::Owner& owner) { return on({}).owner(owner); }

const Names::Known& Names::known(Id id) {
  auto found = known_.find(id);
  if (found != known_.end()) return found->second;
  Known known;
  auto subject = snapshot_.find(id);
  if (!subject) throw ReadFailure{subject.error()};
  if (*subject)
    std::visit(
        [&](const auto& state) {
          if constexpr (requires { state.name; }) known.name = state.name;
          if constexpr (requires { state.formerNames; }) known.former = state.formerNames;
          if constexpr (isAnyOf<decltype(state), domain::Group>) known.acronym = acronymOf(state);
        },
        (*subject)->state);
  if (known.name.empty()) known.name = minuted::reference(id);
  return known_.emplace(id, std::move(known)).first->second;
}

Id Names::identity(Id id) {
  auto found = identities_.find(id);
  if (found != identities_.end()) return found->second;
  auto identity = identityOf(snapshot_, id);
  if (!identity) throw ReadFailure{identity.error()};
  return identities_.emplace(id, *identity).first->second;
}

std::string NamesOn::nameOf(Id id, const OptionalDate& day) const {
  if (!id) return "";
  const auto& known = names_->known(id);
  return day ? domain::nameOn(known.name, known.former, *day) : known.name;
}

std::string NamesOn::of(Id id) const { return nameOf(names_->identity(id), day_); }

std::string NamesOn::reference(Id id) const { return id ? minuted::reference(names_->identity(id)) : ""; }

std::string NamesOn::own(Id id) const { return nameOf(id, day_); }

std::string NamesOn::before(Id id) const {
  auto dayBefore = day_ ? OptionalDate(Date{day_->day - 1, Precision::DAY}) : day_;
  return nameOf(id, dayBefore);
}

std::string NamesOn::party(const domain::Owner& owner) const {
  if (!owner.collective) return of(owner.party);
  const auto& acronym = names_->known(owner.party).acronym;
  return (acronym.empty() ? of(owner.party) : acronym) + " members";
}

std::string NamesOn::owner(const domain::Owner& owner) const {
  auto name = party(owner);
  return owner.onBehalfOf ? fmt::format("{} ({})", name, of(owner.onBehalfOf)) : name;
}

std::string_view Names::kind(const domain::Owner& owner) {
  return owner.collective ? "collective" : kindName(owner.party.kind());
}

OptionalDate dayToldOf(const domain::Meeting& meeting) { return meeting.date; }
OptionalDate dayToldOf(const domain::Decision& decision) { return decision.decidedOn; }
OptionalDate dayToldOf(const domain::Appointment& appointment) {
  return appointment.until ? OptionalDate(Date{appointment.until->day - 1, Precision::DAY}) : std::nullopt;
}
OptionalDate dayToldOf(const domain::Achievement& achievement) { return achievement.toldOn; }
OptionalDate dayToldOf(const domain::Funding& funding) { return funding.awardedOn; }
OptionalDate dayToldOf(const domain::Topic& topic) { return topic.raisedOn; }
OptionalDate dayToldOf(const domain::Mail& mail) { return mail.preparedOn; }

OptionalDate dayToldOf(const domain::State& state) {
  return std::visit(
      [](const auto& each) -> OptionalDate {
        if constexpr (isAnyOf<decltype(each), domain::Meeting, domain::Decision, domain::Appointment,
                              domain::Achievement, domain::Funding, domain::Topic, domain::Mail>)
          return dayToldOf(each);
        return std::nullopt;
      },
      state);
}

Result<Id> findSubject(const engine::Snapshot& snapshot, std::string_view text, std::span<const Kind> kinds) {
  std::string what = kinds.empty() ? "subject of the register" : domain::kindNames(kinds);
  if (kinds.empty()) kinds = allKinds();
  if (auto id = parseReference(text)) {
    if (!contains(kinds, id->kind())) return fail(ErrorKind::usage, fmt::format("{} is no {}.", reference(*id), what));
    TRY(auto subject, snapshot.find(*id));
    if (!subject) return std::unexpected(missing(snapshot, *id));
    return identityOf(snapshot, *id);
  }
  TRY(auto found, findByName(snapshot, text, kinds));
  if (found.empty() && contains(kinds, Kind::PERSON)) {
    TRY(found, findPeopleOf(snapshot, text));
  }
  if (found.empty()) {
    TRY(found, findByLaterName(snapshot, text, kinds));
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

Result<Id> findStory(const engine::Snapshot& snapshot, std::string_view text) {
  if (auto id = parseReference(text)) return *id;
  return findSubject(snapshot, text, {});
}

Result<std::optional<Id>> findByExactName(const engine::Snapshot& snapshot, Kind kind, std::string_view name) {
  TRY(auto found, findByName(snapshot, name, std::span(&kind, 1)));
  if (found.size() == 1) return found.front();
  TRY(auto namesakes, namesakesOf(snapshot, kind, name));  // those that were merged are one
  if (namesakes.size() != 1) return std::nullopt;
  return namesakes.front();
}

}  // namespace minuted::queries
