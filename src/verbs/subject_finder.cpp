#include "verbs/subject_finder.h"

#include <fmt/format.h>

#include <array>

#include "base/ranges.h"
#include "projections/views.h"
#include "queries/parties/names.h"
#include "queries/parties/namesakes.h"

namespace minuted::verbs {

Result<Id> SubjectFinder::find(const std::string& text, domain::Kinds kinds) const {
  auto folded = projections::foldedName(text);
  for (const auto& subject : new_)
    if (domain::isOneOf(subject.id.kind(), kinds) && contains(subject.names, folded)) return subject.id;
  if (text.starts_with('@')) return fail(ErrorKind::notFound, fmt::format("Nothing above is labelled '{}'.", text));
  return queries::findSubject(snapshot_, text, kinds);
}

Result<std::optional<Id>> SubjectFinder::findIfOne(const std::string& text, domain::Kinds kinds) const {
  auto found = find(text, kinds);
  if (found) return *found;
  auto kind = found.error().kind;
  if (kind == ErrorKind::notFound || kind == ErrorKind::refused || kind == ErrorKind::usage) return std::nullopt;
  return std::unexpected(found.error());
}

Result<domain::Owner> SubjectFinder::findOwner(const std::string& text) const {
  static constexpr std::array parties{Kind::PERSON, Kind::ORGANISATION, Kind::GROUP};
  static constexpr std::array groups{Kind::GROUP}, organisations{Kind::ORGANISATION}, people{Kind::PERSON};
  constexpr std::string_view members = " members";
  if (text.ends_with(members)) {
    TRY(auto group, find(text.substr(0, text.size() - members.size()), groups));
    return domain::Owner{group, {}, true};
  }
  auto bracket = text.rfind(" (");
  if (bracket != std::string::npos && text.ends_with(')')) {
    TRY(auto person, findIfOne(text.substr(0, bracket), people));
    TRY(auto organisation, findIfOne(text.substr(bracket + 2, text.size() - bracket - 3), organisations));
    if (!person && organisation && !isLocal(*organisation)) {  // where several have that name
      TRY(auto speaking, queries::findPeopleOf(snapshot_, text));
      if (speaking.size() == 1) person = speaking.front();
    }
    if (person && organisation) return domain::Owner{*person, *organisation, false};
  }
  TRY(auto party, find(text, parties));
  return domain::Owner{party, {}, false};
}

void SubjectFinder::add(Id id, const std::vector<std::string>& names, Id organisation) {
  NewSubject subject{id, {}, organisation};
  for (const auto& name : names) subject.names.push_back(projections::foldedName(name));
  if (!names.empty()) new_.push_back(std::move(subject));
}

Result<std::optional<std::string>> SubjectFinder::namesakeOf(Kind kind, const std::string& name, Id organisation,
                                                             Id except) const {
  auto folded = projections::foldedName(name);
  for (const auto& subject : new_) {
    bool isForAnother = organisation && subject.organisation && organisation != subject.organisation;
    if (subject.id.kind() == kind && subject.id != except && subject.names.front() == folded && !isForAnother)
      return fmt::format("{}, which is entered above,", name);
  }
  TRY(auto known, queries::namesakesOf(snapshot_, kind, name));
  for (auto id : known) {
    if (id == except) continue;
    TRY(auto organisations, queries::organisationsOf(snapshot_, id));
    bool isForAnother = organisation && !organisations.empty() && !contains(organisations, organisation);
    if (isForAnother) continue;
    TRY(auto described, queries::describe(snapshot_, id));
    return described;
  }
  return std::nullopt;
}

}  // namespace minuted::verbs
