#include "domain/party.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 3> partyStates{"entered", "entered", "merged into another"};
constexpr std::array<std::string_view, 3> groupStates{"entered", "standing", "ended"};
constexpr std::array<std::string_view, 3> appointmentStates{"made", "held", "ended"};

// clang-format off
constexpr std::array ofParties{
    //                                                     not there, entered, merged into another
    Rule{Body::USER_ENTERED,         "entered",            "x.."},
    Rule{Body::ORGANISATION_ENTERED, "entered",            "x.."},
    Rule{Body::PERSON_ENTERED,       "entered",            "x.."},
    Rule{Body::ALIAS_ADDED,          "given an alias",     ".xx"},
    Rule{Body::RENAMED,              "renamed",            ".xx"},
    Rule{Body::CONTACT_SET,          "given an address",   ".xx"},
    Rule{Body::JOB_TITLE_HELD,       "given a title",      ".xx"},
    Rule{Body::MERGED,               "merged",             ".x."},
    Rule{Body::SEPARATED,            "separated",          "..x"}};
constexpr std::array ofGroups{
    //                                                     not there, standing, ended
    Rule{Body::GROUP_ENTERED,        "entered",            "x.."},
    Rule{Body::ALIAS_ADDED,          "given an alias",     ".xx"},
    Rule{Body::RENAMED,              "renamed",            ".x."},
    Rule{Body::GROUP_FOUNDED,        "founded",            ".x."},
    Rule{Body::GROUP_MOVED,          "moved",              ".x."},
    Rule{Body::PROFILE_SET,          "described",          ".x."},
    Rule{Body::CADENCE_SET,          "given a rhythm",     ".x."},
    Rule{Body::REPORTING_LINE_SET,   "made to report",     ".x."},
    Rule{Body::REPORTING_LINE_ENDED, "relieved of reporting", ".x."},
    Rule{Body::GROUP_ENDED,          "ended",              ".x."}};
constexpr std::array ofAppointments{
    //                                                     not there, held, ended
    Rule{Body::APPOINTMENT_MADE,     "made",               "x.."},
    Rule{Body::APPOINTMENT_ENDED,    "ended",              ".x."}};
// clang-format on

void tidy(std::vector<std::string>& aliases) {
  std::ranges::sort(aliases);
  auto repeated = std::ranges::unique(aliases);
  aliases.erase(repeated.begin(), repeated.end());
}

void addAliases(std::vector<std::string>& aliases, Words words) {
  for (auto alias : words.getAliases()) aliases.emplace_back(alias.cStr());
  tidy(aliases);
}

template <typename Named>
void enter(Named& named, Words words) {
  if (words.hasName()) named.name = words.getName().cStr();
  addAliases(named.aliases, words);
}

// What it was called stays an alias.
template <typename Named>
void rename(Named& named, Words words) {
  named.aliases.push_back(named.name);
  named.name = words.getName().cStr();
  tidy(named.aliases);
}

bool namesIt(EventType type) { return beginsSubject(type) || type == Body::RENAMED; }

std::optional<std::string> wordsRefusal(Event event, Words words) {
  auto type = event.getBody().which();
  if (namesIt(type) && words.getName().size() == 0) return "A name is needed.";
  if (type == Body::ALIAS_ADDED && words.getAliases().size() == 0) return "An alias is needed.";
  bool saysText = type == Body::CONTACT_SET || type == Body::JOB_TITLE_HELD || type == Body::PROFILE_SET;
  if (saysText && words.getText().size() == 0) return "What is it? A text is needed.";
  return std::nullopt;
}

void setContact(Party& party, schema::ContactSet::Reader said, Words words) {
  auto known = std::ranges::find(party.contacts, said.getChannel(), &Contact::channel);
  auto& contact = known == party.contacts.end() ? party.contacts.emplace_back() : *known;
  contact = {said.getChannel(), words.getText().cStr()};
}

void setProfile(Group& group, schema::ProfileSet::Reader said, Words words) {
  auto known = std::ranges::find(group.profile, said.getPart(), &ProfileText::part);
  auto& text = known == group.profile.end() ? group.profile.emplace_back() : *known;
  text = {said.getPart(), words.getText().cStr()};
}

void setLine(Group& group, schema::ReportingLine::Reader said, bool ends) {
  std::erase_if(group.reportsTo, [&](const auto& line) { return line.to == Id(said.getTo()); });
  if (!ends) group.reportsTo.push_back({Id(said.getTo()), said.getEvery(), said.getUnit()});
}

}  // namespace

constexpr RuleTable partyRules{"party", partyStates, ofParties};
static_assert(fillColumns(ofParties, partyStates));
constexpr RuleTable groupRules{"group", groupStates, ofGroups};
static_assert(fillColumns(ofGroups, groupStates));
constexpr RuleTable appointmentRules{"appointment", appointmentStates, ofAppointments};
static_assert(fillColumns(ofAppointments, appointmentStates));

std::optional<std::string> refusal(const Party& party, bool known, Event event, Words words) {
  auto body = event.getBody();
  if (auto refused = refusalBy(partyRules, !known ? 0 : party.mergedInto ? 2 : 1, event)) return refused;
  if (body.isMerged()) {
    Id subject(body.getMerged().getSubject()), into(body.getMerged().getInto());
    if (!into || into == subject) return "Into whom?";
    if (into.kind() != subject.kind()) return "A person can only be merged into a person, an organisation into one.";
  }
  return wordsRefusal(event, words);
}

std::optional<std::string> refusal(const Group& group, bool known, Event event, Words words) {
  auto body = event.getBody();
  if (auto refused = refusalBy(groupRules, !known ? 0 : group.ended ? 2 : 1, event)) return refused;
  if (body.isGroupMoved() && body.getGroupMoved().getParent() == body.getGroupMoved().getGroup())
    return "A group cannot be its own parent.";
  if (body.isReportingLineSet()) {
    auto line = body.getReportingLineSet();
    if (line.getTo() == 0 || line.getTo() == line.getGroup()) return "To whom does it report?";
  }
  return wordsRefusal(event, words);
}

std::optional<std::string> refusal(const Appointment& appointment, bool known, Event event) {
  auto body = event.getBody();
  if (body.isAppointmentEnded() && known && appointment.until)
    return fmt::format("It ended on {} already.", longDate(*appointment.until));
  if (auto refused = refusalBy(appointmentRules, !known ? 0 : appointment.until ? 2 : 1, event)) return refused;
  if (!body.isAppointmentMade()) return std::nullopt;
  auto made = body.getAppointmentMade();
  if (made.getGroup() == 0) return "An appointment is to a group.";
  if (made.getPerson() == 0 && made.getOrganisation() == 0) return "An appointment is of a person or an organisation.";
  return std::nullopt;
}

void apply(Party& party, Event event, Words words) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::RENAMED: return rename(party, words);
    case Body::CONTACT_SET: return setContact(party, body.getContactSet(), words);
    case Body::MERGED: party.mergedInto = Id(body.getMerged().getInto()); return;
    case Body::SEPARATED: party.mergedInto = {}; return;
    case Body::JOB_TITLE_HELD:
      party.titles.push_back(
          {Id(body.getJobTitleHeld().getOrganisation()), words.getText().cStr(), words.getNote().cStr(), dayOf(event)});
      return;
    default: return enter(party, words);
  }
}

void apply(Group& group, Event event, Words words) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::GROUP_ENTERED:
      group.parent = Id(body.getGroupEntered().getParent());
      group.kind = body.getGroupEntered().getKind();
      return enter(group, words);
    case Body::RENAMED: return rename(group, words);
    case Body::GROUP_FOUNDED: group.founded = dayOf(event); return;
    case Body::GROUP_ENDED: group.ended = dayOf(event); return;
    case Body::GROUP_MOVED: group.parent = Id(body.getGroupMoved().getParent()); return;
    case Body::PROFILE_SET: return setProfile(group, body.getProfileSet(), words);
    case Body::CADENCE_SET:
      group.every = body.getCadenceSet().getEvery();
      group.unit = body.getCadenceSet().getUnit();
      return;
    case Body::REPORTING_LINE_SET: return setLine(group, body.getReportingLineSet(), false);
    case Body::REPORTING_LINE_ENDED: return setLine(group, body.getReportingLineEnded(), true);
    default: return enter(group, words);
  }
}

void apply(Appointment& appointment, Event event, Words) {
  auto body = event.getBody();
  auto day = dayOf(event);
  if (body.isAppointmentEnded()) appointment.until = day;
  if (!body.isAppointmentMade()) return;
  auto made = body.getAppointmentMade();
  appointment = {Id(made.getPerson()), Id(made.getOrganisation()), Id(made.getGroup()), made.getRole(), day, {}};
}

}  // namespace minuted::domain
