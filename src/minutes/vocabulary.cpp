#include "minutes/vocabulary.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;

// In alphabetical order, in lower case.
constexpr std::array offices{
    "accountant"sv,  "administrator"sv, "adviser"sv,        "advisor"sv,         "analyst"sv,      "archivist"sv,
    "assistant"sv,   "attendee"sv,      "auditor"sv,        "bursar"sv,          "caretaker"sv,    "ceo"sv,
    "cfo"sv,         "chair"sv,         "chairing"sv,       "chairman"sv,        "chairperson"sv,  "chairs"sv,
    "chairwoman"sv,  "chief"sv,         "clerk"sv,          "clerks"sv,          "commissioner"sv, "consultant"sv,
    "convener"sv,    "convenor"sv,      "coordinator"sv,    "coordinators"sv,    "councillor"sv,   "councillors"sv,
    "deputy"sv,      "developer"sv,     "director"sv,       "directors"sv,       "editor"sv,       "engineer"sv,
    "executive"sv,   "facilitator"sv,   "founder"sv,        "governor"sv,        "governors"sv,    "head"sv,
    "headteacher"sv, "host"sv,          "intern"sv,         "janitor"sv,         "lead"sv,         "leader"sv,
    "leads"sv,       "liaison"sv,       "librarian"sv,      "manager"sv,         "mayor"sv,        "member"sv,
    "minister"sv,    "minutes"sv,       "minutetaker"sv,    "moderator"sv,       "nurse"sv,        "officer"sv,
    "officers"sv,    "organiser"sv,     "organizer"sv,      "owner"sv,           "parent"sv,       "parents"sv,
    "planner"sv,     "practitioner"sv,  "president"sv,      "presiding"sv,       "principal"sv,    "receptionist"sv,
    "registrar"sv,   "rep"sv,           "representative"sv, "representatives"sv, "reps"sv,         "resident"sv,
    "residents"sv,   "scribe"sv,        "secretary"sv,      "solicitor"sv,       "specialist"sv,   "spokesperson"sv,
    "student"sv,     "students"sv,      "supervisor"sv,     "surveyor"sv,        "taker"sv,        "teacher"sv,
    "technician"sv,  "trainee"sv,       "treasurer"sv,      "trustee"sv,         "trustees"sv,     "vice"sv,
    "volunteer"sv,   "volunteers"sv,    "warden"sv,         "webmaster"sv};
constexpr std::array organisations{
    "academies"sv,    "academy"sv,      "agency"sv,       "alliance"sv,    "associates"sv,  "association"sv,
    "associations"sv, "authority"sv,    "bank"sv,         "board"sv,       "borough"sv,     "bureau"sv,
    "buses"sv,        "care"sv,         "center"sv,       "centre"sv,      "chamber"sv,     "charities"sv,
    "charity"sv,      "church"sv,       "churches"sv,     "cic"sv,         "club"sv,        "clubs"sv,
    "college"sv,      "colleges"sv,     "commission"sv,   "committee"sv,   "community"sv,   "companies"sv,
    "company"sv,      "conservancy"sv,  "consortium"sv,   "consultancy"sv, "consulting"sv,  "cooperative"sv,
    "corporation"sv,  "council"sv,      "councils"sv,     "department"sv,  "directorate"sv, "division"sv,
    "engineering"sv,  "enterprises"sv,  "faculty"sv,      "federation"sv,  "fellowship"sv,  "fire"sv,
    "forum"sv,        "foundation"sv,   "gallery"sv,      "gmbh"sv,        "government"sv,  "group"sv,
    "groups"sv,       "health"sv,       "homes"sv,        "hospice"sv,     "hospital"sv,    "hospitals"sv,
    "housing"sv,      "hub"sv,          "inc"sv,          "industries"sv,  "institute"sv,   "institution"sv,
    "laboratories"sv, "laboratory"sv,   "libraries"sv,    "library"sv,     "limited"sv,     "llp"sv,
    "ltd"sv,          "ministry"sv,     "museum"sv,       "network"sv,     "nhs"sv,         "office"sv,
    "offices"sv,      "organisation"sv, "panel"sv,        "parliament"sv,  "partners"sv,    "partnership"sv,
    "plc"sv,          "police"sv,       "practice"sv,     "practices"sv,   "press"sv,       "project"sv,
    "public"sv,       "rescue"sv,       "research"sv,     "residential"sv, "scheme"sv,      "school"sv,
    "schools"sv,      "science"sv,      "sciences"sv,     "scouts"sv,      "secretariat"sv, "service"sv,
    "services"sv,     "societies"sv,    "society"sv,      "solutions"sv,   "station"sv,     "subgroup"sv,
    "support"sv,      "surgeries"sv,    "surgery"sv,      "systems"sv,     "taskforce"sv,   "team"sv,
    "technologies"sv, "technology"sv,   "tenants"sv,      "trust"sv,       "trusts"sv,      "uhb"sv,
    "union"sv,        "unit"sv,         "universities"sv, "university"sv,  "users"sv,       "volunteering"sv,
    "workshop"sv,     "youth"sv};
constexpr std::array matters{"absence"sv,       "absences"sv,     "absent"sv,
                             "action"sv,        "actions"sv,      "adoption"sv,
                             "agenda"sv,        "agreed"sv,       "aim"sv,
                             "aims"sv,          "all"sv,          "announcements"sv,
                             "any"sv,           "apologies"sv,    "apology"sv,
                             "appendix"sv,      "approval"sv,     "approved"sv,
                             "arising"sv,       "attendance"sv,   "attendees"sv,
                             "background"sv,    "both"sv,         "budget"sv,
                             "business"sv,      "changes"sv,      "closing"sv,
                             "comments"sv,      "confirmation"sv, "conflicts"sv,
                             "contents"sv,      "context"sv,      "correspondence"sv,
                             "county"sv,        "date"sv,         "decision"sv,
                             "decisions"sv,     "declaration"sv,  "declarations"sv,
                             "discussion"sv,    "district"sv,     "documents"sv,
                             "draft"sv,         "eight"sv,        "election"sv,
                             "elections"sv,     "events"sv,       "everybody"sv,
                             "everyone"sv,      "feedback"sv,     "finance"sv,
                             "finances"sv,      "financial"sv,    "five"sv,
                             "following"sv,     "form"sv,         "four"sv,
                             "future"sv,        "governance"sv,   "guests"sv,
                             "housekeeping"sv,  "information"sv,  "interest"sv,
                             "interests"sv,     "introduction"sv, "introductions"sv,
                             "invited"sv,       "issues"sv,       "item"sv,
                             "items"sv,         "list"sv,         "location"sv,
                             "matter"sv,        "matters"sv,      "meeting"sv,
                             "meetings"sv,      "members"sv,      "membership"sv,
                             "minute"sv,        "minutes"sv,      "motion"sv,
                             "motions"sv,       "name"sv,         "names"sv,
                             "next"sv,          "nine"sv,         "nobody"sv,
                             "none"sv,          "notes"sv,        "notice"sv,
                             "number"sv,        "objectives"sv,   "observers"sv,
                             "one"sv,           "opening"sv,      "other"sv,
                             "others"sv,        "overview"sv,     "paper"sv,
                             "papers"sv,        "parish"sv,       "participants"sv,
                             "participation"sv, "plan"sv,         "planning"sv,
                             "plans"sv,         "point"sv,        "points"sv,
                             "policies"sv,      "policy"sv,       "present"sv,
                             "presentation"sv,  "previous"sv,     "procedure"sv,
                             "proposal"sv,      "proposals"sv,    "public"sv,
                             "purpose"sv,       "questions"sv,    "quorum"sv,
                             "recording"sv,     "register"sv,     "report"sv,
                             "reports"sv,       "resolution"sv,   "resolutions"sv,
                             "resolved"sv,      "responsible"sv,  "review"sv,
                             "role"sv,          "safeguarding"sv, "section"sv,
                             "session"sv,       "seven"sv,        "several"sv,
                             "signed"sv,        "six"sv,          "speakers"sv,
                             "standing"sv,      "status"sv,       "strategy"sv,
                             "subject"sv,       "summary"sv,      "table"sv,
                             "ten"sv,           "terms"sv,        "those"sv,
                             "three"sv,         "time"sv,         "title"sv,
                             "topic"sv,         "topics"sv,       "treasurers"sv,
                             "two"sv,           "update"sv,       "updates"sv,
                             "various"sv,       "venue"sv,        "visitors"sv,
                             "vote"sv,          "website"sv,      "welcome"sv,
                             "when"sv,          "where"sv,        "who"sv};
constexpr std::array officePrefixes{
    "acting"sv,      "area"sv,       "assistant"sv,   "associate"sv,    "borough"sv,     "business"sv,
    "chief"sv,       "city"sv,       "clinical"sv,    "club"sv,         "co"sv,          "communications"sv,
    "community"sv,   "corporate"sv,  "county"sv,      "data"sv,         "deputy"sv,      "development"sv,
    "digital"sv,     "district"sv,   "elected"sv,     "engagement"sv,   "estates"sv,     "events"sv,
    "executive"sv,   "external"sv,   "finance"sv,     "financial"sv,    "fundraising"sv, "general"sv,
    "head"sv,        "hon"sv,        "honorary"sv,    "housing"sv,      "independent"sv, "interim"sv,
    "involvement"sv, "joint"sv,      "junior"sv,      "lead"sv,         "managing"sv,    "marketing"sv,
    "medical"sv,     "membership"sv, "minute"sv,      "minutes"sv,      "non"sv,         "note"sv,
    "operations"sv,  "parish"sv,     "past"sv,        "policy"sv,       "press"sv,       "programme"sv,
    "project"sv,     "regional"sv,   "responsible"sv, "safeguarding"sv, "school"sv,      "senior"sv,
    "social"sv,      "staff"sv,      "strategic"sv,   "student"sv,      "team"sv,        "technical"sv,
    "town"sv,        "trust"sv,      "vice"sv,        "volunteer"sv,    "ward"sv,        "youth"sv};
static_assert(std::ranges::is_sorted(offices) && std::ranges::is_sorted(organisations) &&
              std::ranges::is_sorted(matters) && std::ranges::is_sorted(officePrefixes));

template <typename List>
bool hasWord(std::string_view text, const List& list) {
  auto words = wordsOf(text);
  return std::ranges::any_of(words, [&](const auto& word) { return std::ranges::binary_search(list, word); });
}

}  // namespace

bool namesOffice(std::string_view text) { return hasWord(text, offices); }
bool namesOrganisation(std::string_view text) { return hasWord(text, organisations); }
bool namesMatter(std::string_view text) { return hasWord(text, matters); }
bool isOfficePrefix(std::string_view word) { return hasWord(word, officePrefixes); }

}  // namespace minuted
