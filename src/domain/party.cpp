#include "domain/party.h"

#include <fmt/format.h>

#include <algorithm>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

void addAliases(std::vector<std::string>& aliases, Words words) {
  for (auto alias : words.getAliases()) aliases.emplace_back(alias.cStr());
  std::ranges::sort(aliases);
  auto repeated = std::ranges::unique(aliases);
  aliases.erase(repeated.begin(), repeated.end());
}

template <typename Named>
void enter(Named& named, Words words) {
  if (words.hasName()) named.name = words.getName().cStr();
  addAliases(named.aliases, words);
}

std::optional<std::string> entryRefusal(bool known, Event event, Words words) {
  if (event.getBody().isAliasAdded()) {
    if (!known) return "It has not been entered yet.";
    if (words.getAliases().size() == 0) return "An alias is needed.";
    return std::nullopt;
  }
  if (known) return "It has been entered already.";
  if (words.getName().size() == 0) return "A name is needed.";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> refusal(const Party&, bool known, Event event, Words words) {
  return entryRefusal(known, event, words);
}

std::optional<std::string> refusal(const Group&, bool known, Event event, Words words) {
  return entryRefusal(known, event, words);
}

std::optional<std::string> refusal(const Appointment& appointment, bool known, Event event) {
  auto body = event.getBody();
  if (body.isAppointmentMade()) {
    if (known) return "It has been made already.";
    auto made = body.getAppointmentMade();
    if (made.getGroup() == 0) return "An appointment is to a group.";
    if (made.getPerson() == 0 && made.getOrganisation() == 0)
      return "An appointment is of a person or an organisation.";
    return std::nullopt;
  }
  if (!body.isAppointmentEnded()) return fmt::format("{} does not happen to an appointment.", eventName(body.which()));
  if (!known) return "It has not been made yet on that day.";
  if (appointment.until) return fmt::format("It ended on {} already.", longDate(*appointment.until));
  return std::nullopt;
}

void apply(Party& party, Event, Words words) { enter(party, words); }

void apply(Group& group, Event event, Words words) {
  enter(group, words);
  if (!event.getBody().isGroupEntered()) return;
  auto entered = event.getBody().getGroupEntered();
  group.parent = Id(entered.getParent());
  group.kind = entered.getKind();
}

void apply(Appointment& appointment, Event event, Words) {
  auto body = event.getBody();
  auto day = readDate(event.hasHappenedOn(), event.getHappenedOn());
  if (body.isAppointmentEnded()) appointment.until = day;
  if (!body.isAppointmentMade()) return;
  auto made = body.getAppointmentMade();
  appointment = {Id(made.getPerson()), Id(made.getOrganisation()), Id(made.getGroup()), made.getRole(), day, {}};
}

}  // namespace minuted::domain
