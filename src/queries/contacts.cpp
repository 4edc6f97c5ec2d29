#include "queries/contacts.h"

#include "base/ranges.h"
#include "base/text.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

std::string mailAddressIn(const domain::Party& party) {
  for (const auto& contact : party.contacts)
    if (contact.channel == schema::Channel::EMAIL) return contact.address;
  return {};
}

}  // namespace

Result<std::string> mailAddressOf(const engine::Snapshot& snapshot, Id party) {
  TRY(auto known, findState<domain::Party>(snapshot, party));
  return known ? mailAddressIn(*known) : std::string();
}

Result<std::vector<Id>> peopleWithAddress(const engine::Snapshot& snapshot, std::string_view address) {
  auto wanted = foldCase(address);
  TRY(auto known, collect<domain::Party>(snapshot, projections::kindPrefix(Kind::PERSON),
                                         [&](const auto& party) { return foldCase(mailAddressIn(party)) == wanted; }));
  std::vector<Id> people;
  for (const auto& [id, party] : known)
    if (auto person = party.mergedInto ? party.mergedInto : id; !contains(people, person)) people.push_back(person);
  return people;
}

}  // namespace minuted::queries
