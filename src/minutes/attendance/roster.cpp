#include "minutes/attendance/roster.h"

#include <algorithm>

#include "base/text.h"
#include "minutes/attendance/attendee_list.h"
#include "minutes/language/names.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using schema::Capacity;
using schema::Role;

bool isName(std::string_view name) {
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

// One word for somebody who holds an office, where nobody on the list can be meant by it.
bool isNewName(std::string_view name, const std::vector<std::string>& listed) {
  if (isInitials(name) || name.find_first_of(" @") != documents::nowhere || listed.empty()) return false;
  return std::ranges::none_of(listed,
                              [&](const auto& other) { return splitTitle(other).name.starts_with(name.substr(0, 1)); });
}

void remember(std::vector<std::string>& list, const std::string& name) {
  if (std::ranges::find(list, name) == list.end()) list.push_back(name);
}

}  // namespace

void AttendanceRoster::add(const documents::Block& block, const Attendee& attendee, Capacity capacity, Source source) {
  if (!isName(attendee.name)) return;
  auto side = capacity == Capacity::APOLOGIES ? "\n-" : "\n+";
  auto name = splitTitle(attendee.name).name;
  if (documents::spacedWords(name).size() < 2) name = attendee.name;  // 'Mr Lee' is not 'Mrs Lee'
  // 'Ann Lee (Gull Pilots), Ann Lee (Dune Council)' on one list are two.
  auto listed = places_.find(foldCase(name) + side);
  if (listed != places_.end() && source == Source::list && isNamesake(named_[listed->second], block, attendee))
    name += '\n' + attendee.organisation;
  auto [place, isNew] = places_.emplace(foldCase(name) + side, named_.size());
  if (isNew) {
    named_.push_back({&block, attendee,
                      attendee.substitute && capacity == Capacity::PRESENT ? Capacity::SUBSTITUTE : capacity, source});
    return;
  }
  auto& known = named_[place->second];
  merge(known.attendee, attendee);
  if (source == Source::list) known.source = source;
}

bool AttendanceRoster::isNamesake(const Named& known, const documents::Block& block, const Attendee& attendee) {
  const auto &one = known.attendee.organisation, &other = attendee.organisation;
  return known.block == &block && known.source == Source::list && !one.empty() && !other.empty() && one != other;
}

void AttendanceRoster::propose(Minutes& minutes, Findings& findings) {
  dropShortForms();
  for (const auto& [block, attendee, capacity, source] : named_) {
    constexpr unsigned withOrganisation = 95, nameOnly = 85;
    auto proposal = findings.add(block->line, attendee.organisation.empty() ? nameOnly : withOrganisation, block->text)
                        .initAttendance();
    proposal.setName(attendee.name.c_str());
    proposal.setOrganisation(attendee.organisation.c_str());
    proposal.setCapacity(capacity);
    proposal.setRole(attendee.role);
    remember(minutes.people, attendee.name);
    if (!attendee.organisation.empty()) remember(minutes.organisations, attendee.organisation);
    if (!attendee.initials.empty()) minutes.initials.emplace(attendee.initials, splitTitle(attendee.name).name);
  }
}

// One who is named by one word, and only as holding an office, has to be on a list.
void AttendanceRoster::dropShortForms() {
  for (bool apologies : {false, true}) {
    std::vector<std::string> listed;
    std::vector<size_t> places;
    for (size_t i = 0; i < named_.size(); ++i)
      if (named_[i].source == Source::list && isAway(named_[i]) == apologies) {
        listed.push_back(named_[i].attendee.name);
        places.push_back(i);
      }
    for (auto& named : named_) {
      if (named.source == Source::list || isAway(named) != apologies) continue;
      auto match = matchName(named.attendee.name, listed);
      for (size_t i = 0; i < places.size() && !match; ++i)
        if (named_[places[i]].attendee.initials == named.attendee.name) match = i;
      if (match) merge(named_[places[*match]].attendee, named.attendee);
      bool unknown =
          named.source == Source::office && !isFullName(named.attendee.name) && !isNewName(named.attendee.name, listed);
      if (match || unknown) named.block = nullptr;
    }
  }
  std::erase_if(named_, [](const auto& named) { return named.block == nullptr; });
}

}  // namespace minuted::minutes
