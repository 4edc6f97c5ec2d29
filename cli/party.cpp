// The commands 'list' and 'show' of groups, people and organisations. The commands that record are in verbs.cpp.
#include <fmt/format.h>

#include <set>

#include "cli/question.h"
#include "cli/terminal/joined.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

// How many of them are told: '1 person', '3 people'.
struct Noun {
  const char* one;
  const char* several;
};

// The last of the references, and how many others there are.
void printRefs(const char* label, capnp::List<capnp::Text>::Reader refs) {
  constexpr uint most = 8;
  if (refs.size() == 0) return;
  std::string text;
  auto first = refs.size() > most ? refs.size() - most : 0;
  for (uint i = first; i < refs.size(); ++i) text += (text.empty() ? "" : ", ") + std::string(refs[i].cStr());
  if (first > 0) text += fmt::format(", and {} before", first);
  printField(label, text);
}

Result<void> showParties(const Shown& shown, Noun noun) {
  std::vector<Row> rows;
  for (auto party : shown.answer.as<schema::PartyList>().getItems()) {
    std::string also;
    for (auto alias : party.getAliases()) also += (also.empty() ? "" : ", ") + std::string(alias.cStr());
    if (party.getOrganisations().size() > 0)
      also += fmt::format("{}for {}", also.empty() ? "" : "; ", joined(party.getOrganisations()));
    if (party.hasParent()) also += fmt::format("{}of {}", also.empty() ? "" : "; ", party.getParent().cStr());
    rows.push_back({{party.getRef().cStr(), party.getName().cStr(), also, std::to_string(party.getOpenActions()),
                     std::to_string(party.getOverdue())}});
  }
  if (!rows.empty())
    printTable({{"REF"}, {"NAME", 0.45}, {"ALSO", 0.3}, {"OPEN", 0, true}, {"OVERDUE", 0, true}}, rows);
  shown.context.say(fmt::format("{} {}.", rows.size(), rows.size() == 1 ? noun.one : noun.several));
  return {};
}

// Prints the fields that only groups have.
void printGroup(schema::PartyAnswer::Reader party) {
  if (party.hasFounded()) printWrapped("founded {}\n", party.getFounded().cStr());
  if (party.hasEnded()) printWrapped("ended {}\n", party.getEnded().cStr());
  if (party.hasMeets()) printWrapped("meets {}\n", party.getMeets().cStr());
  if (party.hasChasing()) printWrapped("owners of its actions are {}\n", party.getChasing().cStr());
  for (auto line : party.getReportsTo()) printWrapped("reports to {}\n", line.cStr());
  for (auto part : party.getParts()) printWrapped("with {}\n", part.cStr());
  std::vector<Row> rows;
  for (auto each : party.getProfile()) rows.push_back({{inWords(each.getPart()), each.getText().cStr()}});
  if (!rows.empty()) printTable({{"PROFILE"}, {"", 0.8}}, rows);
}

// Prints what else the party is and was called, and whoever turned out to be the same.
void printNames(schema::PartyAnswer::Reader party) {
  std::set<std::string_view> former;
  for (auto each : party.getFormerNames()) {
    former.insert(each.getName().cStr());
    printOut("called {} until {}\n", each.getName().cStr(), each.getUntil().cStr());
  }
  for (auto alias : party.getAliases())
    if (!former.contains(alias.cStr())) printOut("also called {}\n", alias.cStr());
  for (auto each : party.getMerged())
    printOut("{} ({}) was merged into {}\n", each.getName().cStr(), each.getRef().cStr(), party.getRef().cStr());
}

// How the first of those who are presumed to be members is made one.
std::string presumedHint(schema::PartyAnswer::Reader group) {
  auto member = group.getMembers()[0];
  auto behalf = member.hasOrganisationRef() ? fmt::format(" --for {}", member.getOrganisationRef().cStr()) : "";
  return fmt::format(
      "Presumed from attendance, until the last proposal of the minutes is accepted or rejected, or somebody says so: "
      "'minuted person appoint {} --group {}{}'.",
      member.getPersonRef().cStr(), group.getRef().cStr(), behalf);
}

Result<void> showParty(const Shown& shown) {
  auto party = shown.answer.as<schema::PartyAnswer>();
  printWrapped("{}\n", bold(fmt::format("{}  {}", party.getRef().cStr(), party.getName().cStr())));
  printNames(party);
  if (party.hasParent()) printWrapped("part of {}\n", party.getParent().cStr());
  printGroup(party);
  for (auto title : party.getTitles()) printWrapped("{}\n", title.cStr());
  for (auto contact : party.getContacts()) printWrapped("{}\n", contact.cStr());
  if (party.getOrganisations().size() > 0) printWrapped("speaks for {}\n", joined(party.getOrganisations()));
  if (party.getWayOfAsking() != schema::WayOfAsking::AT_ONCE)
    printWrapped("asked by mail: {}\n", inWords(party.getWayOfAsking()));
  printWrapped("{} open, {} overdue\n", counted(party.getOpenActions(), "action"), party.getOverdue());
  printRefs("Actions", party.getActions());
  printRefs("Decisions", party.getDecisions());
  printRefs("Meetings", party.getMeetings());
  std::vector<Row> rows;
  for (auto appointment : party.getAppointments())
    rows.push_back({{appointment.getRef().cStr(), appointment.getName().cStr(), appointment.getOrganisation().cStr(),
                     appointment.getGroup().cStr(), inWords(appointment.getRole()), appointment.getFrom().cStr(),
                     appointment.hasUntil() ? appointment.getUntil().cStr() : ""}});
  for (auto member : party.getMembers())
    rows.push_back({{"-", member.getName().cStr(), member.getOrganisation().cStr(), member.getGroup().cStr(),
                     "member (presumed)", fmt::format("at {}", member.getMeeting().cStr()), ""}});
  if (!rows.empty()) printTable({{"REF"}, {"WHO", 0.2}, {"FOR", 0.2}, {"IN", 0.2}, {"AS"}, {"FROM"}, {"UNTIL"}}, rows);
  if (party.getMembers().size() > 0) shown.context.say(presumedHint(party));
  return {};
}

void addNoun(Command app, Context& context, std::string_view name, Noun noun) {
  addQuestion(app, context, name, "list", [noun](const Shown& shown) { return showParties(shown, noun); });
  addQuestion(app, context, name, "show", showParty);
}

}  // namespace

void addGroup(Command app, Context& context) { addNoun(app, context, "group", {"group", "groups"}); }

void addPerson(Command app, Context& context) { addNoun(app, context, "person", {"person", "people"}); }

void addOrganisation(Command app, Context& context) { addNoun(app, context, "org", {"organisation", "organisations"}); }

}  // namespace minuted::cli
