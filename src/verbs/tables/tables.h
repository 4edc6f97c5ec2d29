// The tables of verbs, one for each noun or two that go together, and the fields that many verbs have. verb.cpp puts
// the tables together. Called once, when the verbs are first asked for.
#pragma once

#include <string_view>
#include <vector>

#include "verbs/verb.h"

namespace minuted::verbs {

std::vector<Verb> actionVerbs();
std::vector<Verb> decisionVerbs();
std::vector<Verb> meetingVerbs();
std::vector<Verb> topicVerbs();
std::vector<Verb> partyVerbs();
std::vector<Verb> groupVerbs();
std::vector<Verb> priorityVerbs();
std::vector<Verb> programmeVerbs();
std::vector<Verb> measureVerbs();
std::vector<Verb> achievementVerbs();
std::vector<Verb> fundingVerbs();
std::vector<Verb> mailVerbs();
std::vector<Verb> registerVerbs();
std::vector<Verb> documentVerbs();

using Body = schema::Event::Body;
using Fields = std::vector<Field>;

inline Field subject(std::string_view help) { return {"ref", "", help, Field::Use::positional}; }
inline Field positional(std::string_view name, std::string_view to, std::string_view help) {
  return {name, to, help, Field::Use::positional};
}
inline Field required(std::string_view name, std::string_view to, std::string_view help) {
  return {name, to, help, Field::Use::required};
}
inline Field optional(std::string_view name, std::string_view to, std::string_view help) {
  return {name, to, help, Field::Use::optional};
}

inline Field formerly(Field field, std::vector<std::string_view> names) {
  field.also.insert(field.also.end(), names.begin(), names.end());
  return field;
}

// What is said of an event, or why it happens: each is understood by the other's name too.
inline const Field note = formerly(optional("note", "words.note", "What is said of it"), {"why", "reason"});
inline const Field why = formerly(optional("why", "words.note", "The reason"), {"note", "reason"});
inline const Field meeting = optional("meeting", "meeting", "The meeting at which it was agreed: M-4");
inline const Field party = optional("party", "party", "Which of its owners says so");
inline const Field confidential = optional("confidential", "confidential", "Leave it out of public copies");
inline const Field another = optional("another", "another", "It is another than the one that is called so already");
inline const Field aliases = optional("alias", "words.aliases", "What else it is called; several times for several");
inline const Field ownGroup = optional("group", "group", "Whose it is; the partnership's, if not said");
inline const Field partOfProgramme = optional("programme", "programme", "The programme it is part of");
inline const Field servedPriority = optional("priority", "priority", "The priority it serves");
inline const Field byDecision = optional("decision", "decision", "The decision: D-9");
inline const Field date = required("date", "date", "The day");
inline const Field starts = optional("starts", "startsAt", "14:30"), ends = optional("ends", "endsAt", "16:30");
inline const Field from = optional("from", "from", "The first day");
inline const Field until = formerly(optional("to", "until", "The last day"), {"until"});

inline constexpr std::string_view roles =
    "member, chair, interimChair, coChair, viceChair, observer, supportingOfficer or leadOfficer";
inline constexpr std::string_view unitHelp = "week, month, quarter or year";

}  // namespace minuted::verbs
