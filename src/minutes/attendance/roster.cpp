#include "minutes/attendance/roster.h"

#include <algorithm>

#include "base/ranges.h"
#include "base/text.h"
#include "minutes/attendance/attendee_list.h"
#include "minutes/language/names.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using schema::Capacity;
using schema::Role;

bool isNameOfAttendee(std::string_view name) {
  if (name.starts_with('@')) return true;
  if (name.starts_with("The ")) return false;
  return looksLikePerson(name) &&
         (isFullName(name) || (!namesOffice(name) && !namesOrganisation(name) && !namesMatter(name)));
}

void merge(Attendee& known, const Attendee& other) {
  if (known.organisation.empty()) known.organisation = other.organisation;
  if (known.initials.empty()) known.initials = other.initials;
  if (known.role == Role::MEMBER) known.role = other.role;
}

// Whether one word names somebody who is not on the list: nobody on it has a name with the same first letter.
bool isNewName(std::string_view word, const std::vector<std::string>& listedNames) {
  if (isInitials(word) || word.find_first_of(" @") != documents::nowhere || listedNames.empty()) return false;
  return std::ranges::none_of(
      listedNames, [&](const auto& listed) { return splitTitle(listed).name.starts_with(word.substr(0, 1)); });
}

void addUnlessThere(std::vector<std::string>& names, const std::string& name) {
  if (!contains(names, name)) names.push_back(name);
}

}  // namespace

void AttendanceRoster::add(const documents::Block& block, const Attendee& attendee, Capacity capacity,
                           MentionSource source) {
  if (!isNameOfAttendee(attendee.name)) return;
  auto suffix = capacity == Capacity::APOLOGIES ? "\n-" : "\n+";
  auto name = splitTitle(attendee.name).name;
  if (documents::spacedWords(name).size() < 2) name = attendee.name;  // 'Mr Lee' is not 'Mrs Lee'
  // 'Ann Lee (Gull Pilots), Ann Lee (Dune Council)' are two.
  auto listed = indexes_.find(foldCase(name) + suffix);
  if (listed != indexes_.end() && source == MentionSource::list && isNamesake(entries_[listed->second], attendee))
    name += '\n' + attendee.organisation;
  auto [index, isNew] = indexes_.emplace(foldCase(name) + suffix, entries_.size());
  if (isNew) {
    bool isSubstitute = attendee.isSubstitute && capacity == Capacity::PRESENT;
    entries_.push_back({&block, attendee, isSubstitute ? Capacity::SUBSTITUTE : capacity, source});
    return;
  }
  auto& known = entries_[index->second];
  merge(known.attendee, attendee);
  if (source == MentionSource::list) known.source = source;
}

bool AttendanceRoster::isNamesake(const Entry& known, const Attendee& attendee) {
  constexpr double alike = 0.5;  // of two forms of one organisation's name
  const auto &organisation = known.attendee.organisation, &other = attendee.organisation;
  if (known.source != MentionSource::list || organisation.empty() || other.empty()) return false;
  auto folded = foldCase(organisation), otherFolded = foldCase(other);
  bool isShortForm = foldCase(acronym(organisation)) == otherFolded || foldCase(acronym(other)) == folded;
  return folded != otherFolded && !isShortForm && likeness(organisation, other) < alike;
}

void AttendanceRoster::propose(Minutes& minutes, Findings& findings) {
  mergeShortForms();
  for (const auto& [block, attendee, capacity, source] : entries_) {
    constexpr unsigned withOrganisation = 95, nameOnly = 85;
    auto proposal = findings.add(block->line, attendee.organisation.empty() ? nameOnly : withOrganisation, block->text)
                        .initAttendance();
    proposal.setName(attendee.name.c_str());
    proposal.setOrganisation(attendee.organisation.c_str());
    proposal.setCapacity(capacity);
    proposal.setRole(attendee.role);
    addUnlessThere(minutes.people, attendee.name);
    if (!attendee.organisation.empty()) addUnlessThere(minutes.organisations, attendee.organisation);
    if (!attendee.initials.empty()) minutes.initials.emplace(attendee.initials, splitTitle(attendee.name).name);
  }
}

// Merges those who are named in sentences, or as holding an office, with whoever on a list is meant: there a part of
// the name will do. A part of a name that holds an office and means nobody on the list is dropped, unless it can only
// be somebody else's (isNewName).
void AttendanceRoster::mergeShortForms() {
  for (bool areAway : {false, true}) {
    std::vector<std::string> listedNames;
    std::vector<size_t> listedIndexes;
    for (size_t i = 0; i < entries_.size(); ++i)
      if (entries_[i].source == MentionSource::list && isAway(entries_[i]) == areAway) {
        listedNames.push_back(entries_[i].attendee.name);
        listedIndexes.push_back(i);
      }
    for (auto& entry : entries_) {
      if (entry.source == MentionSource::list || isAway(entry) != areAway) continue;
      const auto& name = entry.attendee.name;
      auto match = matchName(name, listedNames);
      for (size_t i = 0; i < listedIndexes.size() && !match; ++i)
        if (entries_[listedIndexes[i]].attendee.initials == name) match = i;
      if (match) merge(entries_[listedIndexes[*match]].attendee, entry.attendee);
      bool isUnknown = entry.source == MentionSource::office && !isFullName(name) && !isNewName(name, listedNames);
      if (match || isUnknown) entry.block = nullptr;
    }
  }
  std::erase_if(entries_, [](const auto& entry) { return entry.block == nullptr; });
}

}  // namespace minuted::minutes
