#include "verbs/verb.h"

#include <algorithm>
#include <array>

namespace minuted::verbs {
namespace {

using Body = schema::Event::Body;
using Fields = std::vector<Field>;

Field subject(std::string_view help) { return {"ref", "", help, Field::Use::positional}; }
Field at(std::string_view name, std::string_view to, std::string_view help) {
  return {name, to, help, Field::Use::positional};
}
Field must(std::string_view name, std::string_view to, std::string_view help) {
  return {name, to, help, Field::Use::required};
}
Field may(std::string_view name, std::string_view to, std::string_view help) {
  return {name, to, help, Field::Use::optional};
}

const Field note = may("note", "words.note", "What is said of it");
const Field why = may("note", "words.note", "Why");
const Field meeting = may("meeting", "meeting", "The meeting at which it was agreed: M-4");
const Field party = may("party", "party", "Which of its owners says so");
const Field confidential = may("confidential", "confidential", "Leave it out of public copies");
const Field aliases = may("alias", "words.aliases", "What else it is called; several times for several");
const Field date = must("date", "date", "The day");
const Field starts = may("starts", "startsAt", "14:30"), ends = may("ends", "endsAt", "16:30");
const Field from = may("from", "from", "The first day"), until = may("until", "until", "The last day");

constexpr std::string_view roles =
    "member, chair, interimChair, coChair, viceChair, observer, supportingOfficer or leadOfficer";
constexpr std::string_view unitHelp = "week, month, quarter or year";

std::vector<Verb> actionVerbs() {
  const auto ref = subject("The action: A-17");
  const auto due = "When it is due: a date, or 'next' for the group's next meeting";
  return {
      {"action",
       "add",
       "Raise an action",
       Body::ACTION_RAISED,
       "raised",
       {at("text", "words.text", "What is asked"),
        must("owner", "owners", "Who is asked; 'X members' for each of a group's; several times for several"),
        may("group", "group", "The group that it belongs to; the meeting's or the partnership, if not said"),
        may("due", "due", due), may("meeting", "meeting", "The meeting at which it was raised: M-4"),
        may("item", "item", "The item of the agenda"), may("decision", "decision", "The decision that it follows from"),
        may("answer-to", "answerTo", "Who is to be answered"), may("priority", "priority", "The priority it serves"),
        may("programme", "programme", "The programme it is part of"), may("kind", "kind", "ask or commitment"),
        confidential},
       "  minuted action add \"Survey the bus shelters\" --owner \"Priya Nair\" --due 2025-06-30\n"
       "  minuted action add \"Name a contact\" --owner \"MCP members\" --meeting M-3 --due next",
       "'minuted action show {}'; its owner answers with 'minuted action accept {}'."},
      {"action",
       "accept",
       "Its owner takes it on",
       Body::ACTION_ACCEPTED,
       "accepted",
       {ref, note, party},
       "  minuted action accept A-17 --party \"Priya Nair\""},
      {"action",
       "decline",
       "Its owner does not take it on",
       Body::ACTION_DECLINED,
       "declined",
       {ref, note, party},
       "  minuted action decline A-17 --note \"not ours to do\"",
       "'minuted action reassign {} --owner NAME' gives it to somebody else."},
      {"action",
       "counter",
       "Its owner proposes something else",
       Body::ACTION_COUNTER_PROPOSED,
       "answered with another proposal",
       {ref, at("text", "words.text", "What they would do"), may("due", "due", "And by when"), note, party},
       "  minuted action counter A-17 \"Survey ten shelters\" --due 2025-07-31",
       "'minuted action reword {} TEXT' takes it up."},
      {"action",
       "progress",
       "Report on it",
       Body::ACTION_PROGRESSED,
       "reported on",
       {ref, note, party},
       "  minuted action progress A-17 --note \"survey sent\""},
      {"action",
       "done",
       "Its owner claims that it is done",
       Body::ACTION_CLAIMED,
       "claimed done",
       {ref, note, party, may("evidence", "words.evidence", "What shows it: a text or the name of a file"),
        may("outcome", "words.note", "What came of it")},
       "  minuted action done A-17 --evidence report.pdf --outcome \"12 families helped\"",
       "'minuted action close {} --meeting M-4', when the group has agreed."},
      {"action",
       "close",
       "The group closes it",
       Body::ACTION_CLOSED,
       "closed",
       {ref, note, meeting},
       "  minuted action close A-17 --meeting M-4"},
      {"action",
       "carry",
       "Carry it forward to the next meeting",
       Body::ACTION_CARRIED_FORWARD,
       "carried forward",
       {ref, note, meeting},
       "  minuted action carry A-17 --meeting M-4"},
      {"action",
       "reopen",
       "Open it again",
       Body::ACTION_REOPENED,
       "reopened",
       {ref, note, meeting},
       "  minuted action reopen A-17 --meeting M-5"},
      {"action",
       "drop",
       "Give it up",
       Body::ACTION_DROPPED,
       "dropped",
       {ref, note, meeting, may("decision", "decision", "The decision that drops it: D-9")},
       "  minuted action drop A-17 --decision D-9"},
      {"action",
       "request",
       "Its owner asks for more time",
       Body::ACTION_EXTENSION_REQUESTED,
       "more time asked for",
       {ref, must("due", "due", "Until when"), note, party},
       "  minuted action request A-17 --due 2025-09-30 --note \"waiting for the survey\"",
       "'minuted action extend {} --due DATE' grants it, 'minuted action refuse {}' does not."},
      {"action",
       "refuse",
       "Refuse more time",
       Body::ACTION_EXTENSION_REFUSED,
       "more time refused",
       {ref, note, may("party", "party", "Who refuses it"), meeting},
       "  minuted action refuse A-17 --meeting M-4"},
      {"action",
       "extend",
       "Give it another due date",
       Body::ACTION_DUE_CHANGED,
       "given another due date",
       {ref, must("due", "due", due), note, meeting, may("granted-by", "grantedBy", "Who granted it")},
       "  minuted action extend A-17 --due 2025-09-30 --granted-by \"Priya Nair\""},
      {"action",
       "reassign",
       "Give it to other owners",
       Body::ACTION_ASSIGNED,
       "reassigned",
       {ref, must("owner", "owners", "The new owner; several times for several"), note, meeting},
       "  minuted action reassign A-17 --owner \"Harbour Trust\"",
       "the new owner answers with 'minuted action accept {}'."},
      {"action",
       "reword",
       "Word it anew",
       Body::ACTION_REWORDED,
       "reworded",
       {ref, at("text", "words.text", "What is asked from now on"), note, meeting},
       "  minuted action reword A-17 \"Survey ten shelters\" --meeting M-4"},
      {"action",
       "refer",
       "Hand it to another group, up or down",
       Body::ACTION_REFERRED,
       "referred",
       {ref, must("group", "group", "The group that it belongs to from now on"), note, meeting},
       "  minuted action refer A-17 --group \"Safer Streets\" --meeting M-4"},
      {"action",
       "escalate",
       "Bring it before another group",
       Body::ACTION_ESCALATED,
       "escalated",
       {ref, must("group", "group", "The group that is to see to it"), note, meeting},
       "  minuted action escalate A-17 --group \"Steering Group\""},
      {"action",
       "supersede",
       "Another action takes its place",
       Body::ACTION_SUPERSEDED,
       "superseded",
       {ref, must("with", "by", "The other action: A-18"), note},
       "  minuted action supersede A-17 --with A-18"},
      {"action",
       "excuse",
       "One of those asked need not do it",
       Body::ACTION_EXCUSED,
       "excused",
       {ref, must("party", "party", "Who is excused"), note, meeting},
       "  minuted action excuse A-17 --party \"Harbour Trust\""},
      {"action",
       "rate",
       "Rate it by hand: green, amber or red",
       Body::RAG_OVERRIDDEN,
       "rated",
       {ref, at("rag", "rag", "green, amber or red"), may("note", "words.note", "Why"),
        may("party", "party", "Who says so")},
       "  minuted action rate A-17 amber --note \"the contractor is late\""},
      {"action",
       "unrate",
       "Rate it by the rule again",
       Body::RAG_OVERRIDE_ENDED,
       "rated by the rule again",
       {ref, note},
       "  minuted action unrate A-17"},
      {"commitment",
       "add",
       "An organisation signs up to something",
       Body::ACTION_RAISED,
       "taken on",
       {at("text", "words.text", "What it signs up to"), must("org", "owners", "The organisation"),
        may("group", "group", "The group that keeps it; the partnership, if not said"), may("due", "due", due),
        may("meeting", "meeting", "The meeting: M-4"), may("programme", "programme", "The programme it is part of"),
        may("decision", "decision", "The decision that it follows from")},
       "  minuted commitment add \"Pay the living wage\" --org \"Harbour Trust\" --on 2025-02-01",
       "'minuted action show {}'.",
       "kind=commitment"}};
}

std::vector<Verb> decisionVerbs() {
  const auto ref = subject("The decision: D-9");
  return {{"decision",
           "add",
           "Record a decision",
           Body::DECISION_RECORDED,
           "recorded",
           {at("text", "words.text", "What was decided"),
            may("kind", "kind", "agreed, noted, endorsed, approved, resolved, deferred or rejected"),
            may("group", "group", "The group that took it; the meeting's or the partnership, if not said"),
            may("meeting", "meeting", "The meeting: M-4"), may("item", "item", "The item of the agenda"),
            may("proposer", "proposer", "Who proposed it"), may("seconder", "seconder", "Who seconded it"),
            may("reason", "words.note", "Why"), may("to", "addressedTo", "Of a recommendation: the body it is made to"),
            may("review", "reviewOn", "When it is to be reviewed"), confidential},
           "  minuted decision add \"The plan was approved\" --kind approved --meeting M-3 --on 2025-05-15",
           "'minuted decision show {}' says who agreed."},
          {"decision",
           "position",
           "Record what a party said to it",
           Body::POSITION_RECORDED,
           "position recorded",
           {ref, at("party", "party", "Who"), at("position", "position", "agreed, dissented, abstained or absent"),
            may("for", "onBehalfOf", "On whose behalf"), may("note", "words.note", "The reason")},
           "  minuted decision position D-9 \"Priya Nair\" dissented --note \"too soon\""},
          {"decision",
           "review-on",
           "Set when it is to be reviewed",
           Body::REVIEW_DUE_SET,
           "to be reviewed",
           {ref, at("date", "date", "The day"), meeting},
           "  minuted decision review-on D-9 2026-01-31"},
          {"decision",
           "review",
           "Record that it was reviewed",
           Body::DECISION_REVIEWED,
           "reviewed",
           {ref, may("outcome", "outcome", "kept, changed or ended"), may("next", "next", "When it is reviewed again"),
            note, meeting},
           "  minuted decision review D-9 --outcome kept --next 2027-01-31"},
          {"decision",
           "supersede",
           "Another decision takes its place",
           Body::DECISION_SUPERSEDED,
           "superseded",
           {ref, must("with", "by", "The other decision: D-12"), why, meeting},
           "  minuted decision supersede D-9 --with D-12"},
          {"decision",
           "rescind",
           "Take it back",
           Body::DECISION_RESCINDED,
           "rescinded",
           {ref, may("with", "by", "The decision that says so: D-12"), why, meeting},
           "  minuted decision rescind D-9 --with D-12"},
          {"decision",
           "answer",
           "What the body that it was addressed to said",
           Body::RECOMMENDATION_ANSWERED,
           "answered",
           {ref, at("answer", "answer", "wholly, inPart or notTaken"), may("party", "party", "Who answers"),
            may("note", "words.note", "The reply")},
           "  minuted decision answer D-9 inPart --party \"City Council\""}};
}

std::vector<Verb> meetingVerbs() {
  const auto ref = subject("The meeting: M-4");
  const auto later = may("at", "at", "The later meeting: M-5");
  return {
      {"meeting",
       "add",
       "Schedule a meeting",
       Body::MEETING_SCHEDULED,
       "scheduled",
       {may("group", "group", "The group that meets; the partnership, if not said"), date, starts, ends},
       "  minuted meeting add --group \"Steering Group\" --date 2025-10-16 --starts 14:00 --ends 16:00",
       "'minuted meeting item {} TITLE' puts something on its agenda."},
      {"meeting",
       "move",
       "Move it to another day",
       Body::MEETING_MOVED,
       "moved",
       {ref, date, starts, ends, why},
       "  minuted meeting move M-4 --date 2025-10-23",
       "'minuted meeting show {}'."},
      {"meeting",
       "hold",
       "Record that it was held",
       Body::MEETING_HELD,
       "held",
       {ref},
       "  minuted meeting hold M-4",
       "'minuted meeting show {}'."},
      {"meeting",
       "cancel",
       "Record that it is cancelled",
       Body::MEETING_CANCELLED,
       "cancelled",
       {ref, why},
       "  minuted meeting cancel M-4 --note snow",
       "'minuted meeting show {}'."},
      {"meeting",
       "attend",
       "Record who was there",
       Body::ATTENDANCE_RECORDED,
       "attendance recorded",
       {ref, at("person", "person", "Who"), may("for", "organisation", "On whose behalf"),
        may("as", "capacity", "present, apologies, substitute or inAttendance"), may("role", "role", roles),
        may("substitute-for", "substituteFor", "Whose place they took"),
        may("arrived-at", "arrivedAt", "The item at which they came"),
        may("left-at", "leftAt", "The item at which they left")},
       "  minuted meeting attend M-4 \"Priya Nair\" --for \"Harbour Trust\"\n"
       "  minuted meeting attend M-4 \"Tom Ash\" --as apologies",
       "'minuted meeting show {}'."},
      {"meeting",
       "item",
       "Put an item on its agenda",
       Body::AGENDA_ITEM_ADDED,
       "item added",
       {ref, at("title", "words.text", "Its title"), may("number", "number", "Its number"),
        may("kind", "kind", "item, standing, topic, presentation or otherBusiness"),
        may("owner", "owner", "Who brings it"), confidential},
       "  minuted meeting item M-4 \"Winter plan\"",
       "'minuted meeting show {}'.",
       "planned=true"},
      {"meeting",
       "minute",
       "Its minutes have been drafted",
       Body::MINUTES_DRAFTED,
       "minutes drafted",
       {ref, may("document", "document", "The document: DOC-3")},
       "  minuted meeting minute M-4 --document DOC-3",
       "'minuted meeting agree {} --at M-5', when a later meeting has agreed them."},
      {"meeting",
       "correct",
       "A later meeting corrects its minutes",
       Body::MINUTES_CORRECTED,
       "minutes corrected",
       {ref, at("text", "words.text", "As it should read"), may("was", "words.quote", "As it read"), later,
        may("what", "subject", "The action or decision that it is about")},
       "  minuted meeting correct M-4 \"12 families\" --was \"21 families\" --at M-5"},
      {"meeting",
       "agree",
       "A later meeting agrees its minutes",
       Body::MINUTES_AGREED,
       "minutes agreed",
       {ref, later, may("corrected", "corrected", "As corrected")},
       "  minuted meeting agree M-4 --at M-5"},
      {"topic",
       "add",
       "Something for a future agenda",
       Body::TOPIC_RAISED,
       "waiting",
       {at("text", "words.text", "What it is"), may("group", "group", "Whose agenda; the partnership's, if not said"),
        may("raised-by", "raisedBy", "Who would like it")},
       "  minuted topic add \"Night buses\" --raised-by \"Tom Ash\"",
       "'minuted topic place {} M-4' puts it on an agenda."},
      {"topic",
       "place",
       "Put it on the agenda of a meeting",
       Body::TOPIC_PLACED,
       "placed",
       {subject("The topic: T-2"), at("meeting", "meeting", "The meeting: M-4"), note},
       "  minuted topic place T-2 M-4"},
      {"topic",
       "drop",
       "Give it up",
       Body::TOPIC_DROPPED,
       "dropped",
       {subject("The topic: T-2"), may("meeting", "meeting", "The meeting: M-4"), why},
       "  minuted topic drop T-2"}};
}

// What people and organisations have in common.
std::vector<Verb> partyVerbs(std::string_view noun, domain::EventType entered, const Fields& appointing,
                             std::string_view addExample, std::string_view otherExamples) {
  const auto ref = subject("Name or reference");
  return {{noun,
           "add",
           "Enter one",
           entered,
           "entered",
           {at("name", "words.name", "What it is called"), aliases},
           addExample},
          {noun,
           "alias",
           "Say what else it is called",
           Body::ALIAS_ADDED,
           "alias added",
           {ref, at("aliases", "words.aliases", "What else it is called")},
           otherExamples},
          {noun,
           "rename",
           "It is called something else from now on",
           Body::RENAMED,
           "renamed",
           {ref, at("name", "words.name", "The new name")},
           otherExamples},
          {noun,
           "contact",
           "Set an address",
           Body::CONTACT_SET,
           "address set",
           {ref, at("address", "words.text", "The address"), may("channel", "channel", "email, phone or post")},
           otherExamples},
          {noun,
           "merge",
           "It is another that is known already",
           Body::MERGED,
           "merged",
           {ref, must("into", "into", "The one who it is"), why},
           otherExamples,
           "'minuted person separate {}', or org, takes it back."},
          {noun,
           "separate",
           "A merge was wrong",
           Body::SEPARATED,
           "separated",
           {subject("The one that was merged, by reference: PE-7"), why},
           otherExamples},
          {noun, "appoint", "Appoint to a group", Body::APPOINTMENT_MADE, "appointed", appointing, otherExamples,
           "'minuted person end {} --on DATE', when it ends."},
          {noun,
           "end",
           "End an appointment",
           Body::APPOINTMENT_ENDED,
           "ended",
           {subject("The appointment: AP-3"), why},
           "  minuted person end AP-3 --on 2025-10-16"}};
}

std::vector<Verb> mailVerbs() {
  const auto ref = subject("The mail: ML-3");
  return {{"mail",
           "sent",
           "One that was in doubt did arrive",
           Body::MAIL_SENT,
           "sent",
           {ref, note},
           "  minuted mail sent ML-3"},
          {"mail",
           "returned",
           "One did not arrive: what it asked is asked again",
           Body::MAIL_RETURNED,
           "returned",
           {ref, why},
           "  minuted mail returned ML-3 --note \"no such mailbox\"",
           "'minuted chase' asks again."}};
}

std::vector<Verb> peopleVerbs() {
  const auto group = must("group", "group", "To which group");
  const auto role = may("role", "role", roles);
  auto verbs =
      partyVerbs("person", Body::PERSON_ENTERED,
                 {at("ref", "person", "Name or reference"), group, role, may("for", "organisation", "On whose behalf")},
                 "  minuted person add \"Priya Nair\"",
                 "  minuted person appoint \"Priya Nair\" --group \"Steering Group\" --on 2025-01-16\n"
                 "  minuted person merge PE-7 --into \"Priya Nair\"\n"
                 "  minuted person contact \"Priya Nair\" priya@harbour.example");
  for (auto& verb :
       partyVerbs("org", Body::ORGANISATION_ENTERED, {at("ref", "organisation", "Name or reference"), group, role},
                  "  minuted org add \"Harbour Trust\"",
                  "  minuted org appoint \"Harbour Trust\" --group \"Steering Group\"\n"
                  "  minuted org rename \"Harbour Trust\" \"Harbour Foundation\" --on 2025-04-01"))
    verbs.push_back(verb);
  verbs.push_back({"person",
                   "title",
                   "What they are in an organisation, from now on",
                   Body::JOB_TITLE_HELD,
                   "title recorded",
                   {subject("Name or reference"), at("title", "words.text", "The title"),
                    may("for", "organisation", "In which organisation"), may("team", "words.note", "In which team")},
                   "  minuted person title \"Priya Nair\" \"Director\" --for \"Harbour Trust\" --on 2025-01-01"});
  return verbs;
}

std::vector<Verb> groupVerbs() {
  const auto ref = subject("Name or reference");
  const auto decision = may("decision", "decision", "The decision: D-9");
  return {{"group",
           "add",
           "Enter one",
           Body::GROUP_ENTERED,
           "entered",
           {at("name", "words.name", "What it is called"), aliases,
            may("parent", "parent", "The group that it is part of; the partnership, if not said"),
            may("kind", "kind", "steeringGroup, board, subGroup, workingGroup, sprintGroup or partnership")},
           "  minuted group add \"Safer Streets Sub-Group\" --kind subGroup"},
          {"group",
           "alias",
           "Say what else it is called",
           Body::ALIAS_ADDED,
           "alias added",
           {ref, at("aliases", "words.aliases", "What else it is called")},
           "  minuted group alias G-4 SSSG"},
          {"group",
           "rename",
           "It is called something else from now on",
           Body::RENAMED,
           "renamed",
           {ref, at("name", "words.name", "The new name")},
           "  minuted group rename G-4 \"Safe Streets\" --on 2025-04-01"},
          {"group",
           "found",
           "It was founded",
           Body::GROUP_FOUNDED,
           "founded",
           {ref, decision, note},
           "  minuted group found G-4 --on 2021-03"},
          {"group",
           "end",
           "It has ended",
           Body::GROUP_ENDED,
           "ended",
           {ref, decision, why},
           "  minuted group end G-4 --decision D-9"},
          {"group",
           "move",
           "It belongs to another group",
           Body::GROUP_MOVED,
           "moved",
           {ref, must("parent", "parent", "The group that it is part of"), why},
           "  minuted group move G-4 --parent \"Steering Group\""},
          {"group",
           "profile",
           "Say what it is for",
           Body::PROFILE_SET,
           "described",
           {ref, at("part", "part", "purpose, vision, aims, statutoryBasis or background"),
            at("text", "words.text", "The text")},
           "  minuted group profile G-4 purpose \"Makes streets safer at night\""},
          {"group",
           "cadence",
           "Say how often it meets",
           Body::CADENCE_SET,
           "given a rhythm",
           {ref, may("every", "every", "Every how many"), may("unit", "unit", unitHelp)},
           "  minuted group cadence G-4 --every 1 --unit quarter"},
          {"group",
           "report",
           "It reports to another",
           Body::REPORTING_LINE_SET,
           "reports",
           {ref, must("to", "to", "To whom"), may("every", "every", "Every how many"), may("unit", "unit", unitHelp)},
           "  minuted group report G-4 --to \"Steering Group\" --unit quarter"},
          {"group",
           "unreport",
           "It no longer reports to another",
           Body::REPORTING_LINE_ENDED,
           "reports no longer",
           {ref, must("to", "to", "To whom")},
           "  minuted group unreport G-4 --to \"Steering Group\""}};
}

std::vector<Verb> workVerbs() {
  const auto group = may("group", "group", "Whose it is; the partnership's, if not said");
  const auto programme = may("programme", "programme", "The programme it is part of");
  const auto priority = may("priority", "priority", "The priority it serves");
  const auto decision = may("decision", "decision", "The decision: D-9");
  const auto ofPriority = subject("The priority: P-3"), ofProgramme = subject("Name or reference"),
             ofMeasure = subject("Name or reference");
  const auto value = at("value", "value", "12.5, 'over £350,000', +46%");
  return {
      {"priority",
       "add",
       "What a group sets itself for a period",
       Body::PRIORITY_SET,
       "set",
       {at("text", "words.text", "What it is"), group, from, until, may("number", "number", "Its number in the list"),
        programme, decision},
       "  minuted priority add \"Cut cycle crime\" --group \"Safer Streets\" --from 2025-04-01 --until 2026-03-31"},
      {"priority",
       "report",
       "Report on it",
       Body::PRIORITY_REPORTED,
       "reported on",
       {ofPriority, note, meeting},
       "  minuted priority report P-3 --note \"thefts halved\" --meeting M-4"},
      {"priority",
       "end",
       "Its period is over",
       Body::PRIORITY_ENDED,
       "ended",
       {ofPriority, must("outcome", "outcome", "met, metInPart, notMet or carriedOver"), note, meeting},
       "  minuted priority end P-3 --outcome metInPart"},
      {"programme",
       "add",
       "A strategy, plan, project or phase",
       Body::PROGRAMME_ADOPTED,
       "adopted",
       {at("name", "words.name", "What it is called"),
        may("kind", "kind", "programme, strategy, plan, project or phase"), group,
        may("parent", "parent", "What it is part of"), decision, may("adopted-by", "adoptedBy", "Who adopted it"),
        may("text", "words.text", "What it is about")},
       "  minuted programme add \"Winter plan\" --kind plan --on 2025-10-01"},
      {"programme",
       "begin",
       "It has begun",
       Body::PROGRAMME_BEGUN,
       "begun",
       {ofProgramme, note, meeting, decision},
       "  minuted programme begin \"Winter plan\""},
      {"programme",
       "complete",
       "It is completed",
       Body::PROGRAMME_COMPLETED,
       "completed",
       {ofProgramme, note, meeting, decision},
       "  minuted programme complete \"Winter plan\" --note \"report published\""},
      {"programme",
       "abandon",
       "It is given up",
       Body::PROGRAMME_ABANDONED,
       "abandoned",
       {ofProgramme, why, meeting, decision},
       "  minuted programme abandon \"Winter plan\""},
      {"measure",
       "add",
       "A figure to follow",
       Body::MEASURE_DEFINED,
       "followed",
       {at("name", "words.name", "What it is called"), may("unit", "words.text", "Its unit: employers, £, %"),
        may("decimals", "decimals", "Its decimal places"), may("better", "better", "higher or lower"), group, priority,
        programme},
       "  minuted measure add \"Accredited employers\" --unit employers --better higher",
       "'minuted measure read {} VALUE' adds a reading."},
      {"measure",
       "baseline",
       "Set its baseline",
       Body::BASELINE_SET,
       "given a baseline",
       {ofMeasure, value, may("date", "date", "Of which day"), note},
       "  minuted measure baseline ME-2 62 --date 2021-03"},
      {"measure",
       "target",
       "Set its target",
       Body::TARGET_SET,
       "given a target",
       {ofMeasure, value, may("date", "date", "By which day"), note},
       "  minuted measure target ME-2 100 --date 2025-12"},
      {"measure",
       "read",
       "Add a reading",
       Body::READING_TAKEN,
       "read",
       {ofMeasure, value, may("date", "asOf", "The day it tells of; that of --on, if not said"),
        may("since", "since", "Of a change: since when"), may("source", "words.note", "Where it is from")},
       "  minuted measure read ME-2 100 --date 2022-12\n  minuted measure read ME-3 +46% --since 2019"},
      {"achievement",
       "add",
       "Something done, told in words",
       Body::ACHIEVEMENT_TOLD,
       "told",
       {at("text", "words.text", "What was achieved"), may("kind", "kind", "activity, output or impact"), group, from,
        until, priority, programme, may("measure", "measure", "The measure that shows it"),
        may("partner", "partners", "Who did it; several times for several")},
       "  minuted achievement add \"60 families housed\" --kind impact --group \"Stronger Communities\" --on 2025-03"},
      {"funding",
       "award",
       "Money was awarded",
       Body::FUNDING_AWARDED,
       "awarded",
       {at("amount", "pence", "£75,000"), may("funder", "funder", "Who awarded it"), group, programme,
        may("match", "match", "What a partner adds: 'Harbour Trust: £5,000', or the name alone"),
        may("for", "words.text", "What it is for")},
       "  minuted funding award £75,000 --funder \"Innovation Fund\" --match \"Harbour Trust: £5,000\""},
      {"funding",
       "budget",
       "A year's budget was set",
       Body::BUDGET_SET,
       "set",
       {at("amount", "pence", "£14,000"), may("funder", "funder", "Who pays it"), group, from, until,
        may("for", "words.text", "What it is for")},
       "  minuted funding budget £14,000 --funder \"City Council\" --from 2025-04-01 --until 2026-03-31"},
      {"funding",
       "spend",
       "Some of it was spent",
       Body::FUNDING_SPENT,
       "spent",
       {subject("The award or budget: F-2"), at("amount", "pence", "£1,250"), may("for", "words.note", "For what")},
       "  minuted funding spend F-2 £1,250 --for \"room hire\""}};
}

std::vector<Verb> everyVerb() {
  std::vector<Verb> verbs;
  for (auto part :
       {actionVerbs(), decisionVerbs(), meetingVerbs(), peopleVerbs(), groupVerbs(), workVerbs(), mailVerbs()})
    verbs.insert(verbs.end(), part.begin(), part.end());
  return verbs;
}

struct Noun {
  std::string_view name, help;
  Kind kind;
};
constexpr std::array nouns{
    Noun{"action", "What was asked of whom, and whether it was done", Kind::ACTION},
    Noun{"commitment", "What organisations have signed up to", Kind::ACTION},
    Noun{"decision", "The decisions register", Kind::DECISION},
    Noun{"mail", "Mails that asked for actions: what became of them", Kind::MAIL},
    Noun{"meeting", "Meetings: planned, held, who was there", Kind::MEETING},
    Noun{"topic", "What waits for a future agenda", Kind::TOPIC},
    Noun{"report", "The annual update, papers for meetings, what changed", Kind::REPORT},
    Noun{"group", "Groups: partnership, steering group, boards, sub-groups", Kind::GROUP},
    Noun{"person", "People, and what they are appointed to", Kind::PERSON},
    Noun{"org", "Organisations", Kind::ORGANISATION},
    Noun{"priority", "What a group set itself for a period", Kind::PRIORITY},
    Noun{"programme", "Strategies, plans, projects and phases", Kind::PROGRAMME},
    Noun{"measure", "Figures followed over time", Kind::MEASURE},
    Noun{"achievement", "What was done, told in words", Kind::ACHIEVEMENT},
    Noun{"funding", "Awards, match and budgets", Kind::FUNDING},
};

const Noun* nounNamed(std::string_view name) {
  auto noun = std::ranges::find(nouns, name, &Noun::name);
  return noun == nouns.end() ? nullptr : &*noun;
}

}  // namespace

capnp::StructSchema bodyOf(const Verb& verb) {
  auto body = capnp::Schema::from<schema::Event>().getFieldByName("body").getType().asStruct();
  return body.getFieldByName(std::string(domain::eventName(verb.event)).c_str()).getType().asStruct();
}

capnp::StructSchema::Field fieldOf(const Verb& verb, const Field& field) {
  constexpr std::string_view words = "words.";
  if (field.to.starts_with(words))
    return capnp::Schema::from<schema::Words>().getFieldByName(std::string(field.to.substr(words.size())).c_str());
  if (field.to.empty()) return bodyOf(verb).getFields()[0];
  return bodyOf(verb).getFieldByName(std::string(field.to).c_str());
}

std::span<const Verb> all() {
  static const auto verbs = everyVerb();
  return verbs;
}

const Verb* find(std::string_view noun, std::string_view name) {
  auto verb = std::ranges::find_if(all(), [&](const auto& each) { return each.noun == noun && each.name == name; });
  return verb == all().end() ? nullptr : &*verb;
}

std::string_view nounHelp(std::string_view noun) {
  const auto* known = nounNamed(noun);
  return known == nullptr ? std::string_view() : known->help;
}

Kind kindOf(std::string_view noun) {
  const auto* known = nounNamed(noun);
  return known == nullptr ? Kind::NONE : known->kind;
}

}  // namespace minuted::verbs
