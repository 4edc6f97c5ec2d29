#include "domain/party.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/mail_address.h"

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

constexpr std::array<std::string_view, 3> partyStates{"entered", "entered", "merged into another"};
constexpr std::array<std::string_view, 3> groupStates{"entered", "standing", "ended"};
constexpr std::array<std::string_view, 3> appointmentStates{"made", "held", "ended"};

// clang-format off
constexpr std::array rulesOfParties{
    //                                                     not there, entered, merged into another
    Rule{Body::USER_ENTERED,         "entered",            "x.."},
    Rule{Body::ORGANISATION_ENTERED, "entered",            "x.."},
    Rule{Body::PERSON_ENTERED,       "entered",            "x.."},
    Rule{Body::ALIAS_ADDED,          "given an alias",     ".xx"},
    Rule{Body::RENAMED,              "renamed",            ".xx"},
    Rule{Body::NAME_CORRECTED,       "spelt rightly",      ".xx"},
    Rule{Body::CONTACT_SET,          "given an address",   ".xx"},
    Rule{Body::WAY_OF_ASKING_SET,    "given a way of asking", ".xx"},
    Rule{Body::JOB_TITLE_HELD,       "given a title",      ".xx"},
    Rule{Body::MERGED,               "merged",             ".x."},
    Rule{Body::SEPARATED,            "separated",          "..x"}};
constexpr std::array rulesOfGroups{
    //                                                     not there, standing, ended
    Rule{Body::GROUP_ENTERED,        "entered",            "x.."},
    Rule{Body::ALIAS_ADDED,          "given an alias",     ".xx"},
    Rule{Body::RENAMED,              "renamed",            ".x."},
    Rule{Body::NAME_CORRECTED,       "spelt rightly",      ".xx"},
    Rule{Body::GROUP_FOUNDED,        "founded",            ".x."},
    Rule{Body::GROUP_MOVED,          "moved",              ".x."},
    Rule{Body::PROFILE_SET,          "described",          ".x."},
    Rule{Body::CADENCE_SET,          "given a rhythm",     ".x."},
    Rule{Body::QUORUM_SET,           "given a quorum",     ".x."},
    Rule{Body::CHASING_SET,          "given a way of chasing", ".x."},
    Rule{Body::REPORTING_LINE_SET,   "made to report",     ".x."},
    Rule{Body::REPORTING_LINE_ENDED, "relieved of reporting", ".x."},
    Rule{Body::GROUP_ENDED,          "ended",              ".x."}};
constexpr std::array rulesOfAppointments{
    //                                                     not there, held, ended
    Rule{Body::APPOINTMENT_MADE,     "made",               "x.."},
    Rule{Body::APPOINTMENT_ENDED,    "ended",              ".x."}};
// clang-format on

void sortAndDeduplicate(std::vector<std::string>& aliases) {
  std::ranges::sort(aliases);
  auto repeated = std::ranges::unique(aliases);
  aliases.erase(repeated.begin(), repeated.end());
}

void addAliases(std::vector<std::string>& aliases, Words words) {
  for (auto alias : words.getAliases()) aliases.emplace_back(alias.cStr());
  sortAndDeduplicate(aliases);
}

template <typename Named>
void enter(Named& named, Words words) {
  if (words.hasName()) named.name = words.getName().cStr();
  addAliases(named.aliases, words);
}

// What was entered was wrong: the name always was the other.
template <typename Named>
void correct(Named& named, Words words) {
  named.aliases.push_back(named.name);
  named.name = words.getName().cStr();
  sortAndDeduplicate(named.aliases);
}

// The old name becomes an alias.
template <typename Named>
void rename(Named& named, Event event, Words words) {
  named.aliases.push_back(named.name);
  named.formerNames.push_back({named.name, event.getHappenedOn().getDay()});
  named.name = words.getName().cStr();
  sortAndDeduplicate(named.aliases);
}

bool givesName(EventType type) { return beginsSubject(type) || type == Body::RENAMED || type == Body::NAME_CORRECTED; }

std::optional<std::string> addressRefusal(schema::Channel channel, capnp::Text::Reader address) {
  std::string_view text(address.begin(), address.size());
  if (channel == schema::Channel::EMAIL && !isMailAddress(text))
    return fmt::format("'{}' is no mail address: it has the form NAME@HOST.", text);
  constexpr size_t fewestDigits = 3;
  auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  if (channel == schema::Channel::PHONE && static_cast<size_t>(digits) < fewestDigits)
    return fmt::format("'{}' is no telephone number.", text);
  return std::nullopt;
}

std::optional<std::string> wordsRefusal(Event event, Words words) {
  auto type = event.getBody().which();
  if (givesName(type) && words.getName().size() == 0) return "A name is needed.";
  if (type == Body::ALIAS_ADDED && words.getAliases().size() == 0) return "An alias is needed.";
  bool needsText = type == Body::CONTACT_SET || type == Body::JOB_TITLE_HELD || type == Body::PROFILE_SET;
  if (needsText && words.getText().size() == 0) return "What is it? A text is needed.";
  if (type == Body::CONTACT_SET) return addressRefusal(event.getBody().getContactSet().getChannel(), words.getText());
  return std::nullopt;
}

void setContact(Party& party, schema::ContactSet::Reader fields, Words words) {
  auto existing = std::ranges::find(party.contacts, fields.getChannel(), &Contact::channel);
  auto& contact = existing == party.contacts.end() ? party.contacts.emplace_back() : *existing;
  contact = {fields.getChannel(), words.getText().cStr()};
}

void setProfile(Group& group, schema::ProfileSet::Reader fields, Words words) {
  auto existing = std::ranges::find(group.profile, fields.getPart(), &ProfileText::part);
  auto& text = existing == group.profile.end() ? group.profile.emplace_back() : *existing;
  text = {fields.getPart(), words.getText().cStr()};
}

// Replaces the reporting line to the same group, or removes it if `isEnd`.
void setReportingLine(Group& group, schema::ReportingLine::Reader fields, bool isEnd) {
  std::erase_if(group.reportsTo, [&](const auto& line) { return line.to == Id(fields.getTo()); });
  if (!isEnd) group.reportsTo.push_back({Id(fields.getTo()), fields.getEvery(), fields.getUnit()});
}

}  // namespace

constexpr RuleTable partyRules{"party", partyStates, rulesOfParties};
static_assert(fillColumns(rulesOfParties, partyStates));
constexpr RuleTable groupRules{"group", groupStates, rulesOfGroups};
static_assert(fillColumns(rulesOfGroups, groupStates));
constexpr RuleTable appointmentRules{"appointment", appointmentStates, rulesOfAppointments};
static_assert(fillColumns(rulesOfAppointments, appointmentStates));

// Renamings are folded by day, so the former names stand in the order of their days.
const std::string& nameOn(const std::string& present, const std::vector<FormerName>& former, Date day) {
  auto later = std::ranges::upper_bound(former, day.day, {}, &FormerName::until);
  return later == former.end() ? present : later->name;
}

std::optional<std::string> refusal(const Party& party, bool isKnown, Event event, Words words) {
  auto body = event.getBody();
  if (auto refused = refusalBy(partyRules, !isKnown ? 0 : party.mergedInto ? 2 : 1, event)) return refused;
  if (body.isMerged()) {
    Id subject(body.getMerged().getSubject()), into(body.getMerged().getInto());
    if (!into || into == subject) return "Into whom?";
    if (into.kind() != subject.kind()) return "A person can only be merged into a person, an organisation into one.";
  }
  return wordsRefusal(event, words);
}

std::optional<std::string> refusal(const Group& group, bool isKnown, Event event, Words words) {
  auto body = event.getBody();
  if (auto refused = refusalBy(groupRules, !isKnown ? 0 : group.ended ? 2 : 1, event)) return refused;
  if (body.isGroupMoved() && body.getGroupMoved().getParent() == body.getGroupMoved().getGroup())
    return "A group cannot be its own parent.";
  if (body.isReportingLineSet()) {
    auto line = body.getReportingLineSet();
    if (line.getTo() == 0 || line.getTo() == line.getGroup()) return "To whom does it report?";
  }
  if (body.isQuorumSet()) {
    auto quorum = body.getQuorumSet();
    if (quorum.getPresent() > 0 && quorum.getShare() > 0) return "A quorum is a number or a share, not both.";
    if (quorum.getShare() > 100) return "A share is of 100 per cent at most.";
  }
  return wordsRefusal(event, words);
}

std::optional<std::string> refusal(const Appointment& appointment, bool isKnown, Event event) {
  auto body = event.getBody();
  if (body.isAppointmentEnded() && isKnown && appointment.until)
    return fmt::format("It ended on {} already.", longDate(*appointment.until));
  if (auto refused = refusalBy(appointmentRules, !isKnown ? 0 : appointment.until ? 2 : 1, event)) return refused;
  if (!body.isAppointmentMade()) return std::nullopt;
  auto made = body.getAppointmentMade();
  if (made.getGroup() == 0) return "An appointment is to a group.";
  if (made.getPerson() == 0 && made.getOrganisation() == 0) return "An appointment is of a person or an organisation.";
  return std::nullopt;
}

void apply(Party& party, Event event, Words words) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::RENAMED: return rename(party, event, words);
    case Body::NAME_CORRECTED: return correct(party, words);
    case Body::CONTACT_SET: return setContact(party, body.getContactSet(), words);
    case Body::WAY_OF_ASKING_SET: party.wayOfAsking = body.getWayOfAskingSet().getWay(); return;
    case Body::MERGED: party.mergedInto = Id(body.getMerged().getInto()); return;
    case Body::SEPARATED: party.mergedInto = {}; return;
    case Body::JOB_TITLE_HELD:
      party.titles.push_back(
          {Id(body.getJobTitleHeld().getOrganisation()), words.getText().cStr(), words.getNote().cStr(), dayOf(event)});
      return;
    case Body::PERSON_ENTERED: party.organisation = Id(body.getPersonEntered().getOrganisation()); [[fallthrough]];
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
    case Body::RENAMED: return rename(group, event, words);
    case Body::NAME_CORRECTED: return correct(group, words);
    case Body::GROUP_FOUNDED: group.founded = dayOf(event); return;
    case Body::GROUP_ENDED: group.ended = dayOf(event); return;
    case Body::GROUP_MOVED: group.parent = Id(body.getGroupMoved().getParent()); return;
    case Body::PROFILE_SET: return setProfile(group, body.getProfileSet(), words);
    case Body::CADENCE_SET:
      group.every = body.getCadenceSet().getEvery();
      group.unit = body.getCadenceSet().getUnit();
      return;
    case Body::QUORUM_SET: {
      auto fields = body.getQuorumSet();
      group.quorums.push_back({fields.getPresent(), fields.getShare(), fields.getOrganisations(), dayOf(event)});
      return;
    }
    case Body::CHASING_SET: {
      auto fields = body.getChasingSet();
      group.chasing = {fields.getRemindEvery(), fields.getEscalateAfter(), fields.getDigest()};
      return;
    }
    case Body::REPORTING_LINE_SET: return setReportingLine(group, body.getReportingLineSet(), false);
    case Body::REPORTING_LINE_ENDED: return setReportingLine(group, body.getReportingLineEnded(), true);
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
