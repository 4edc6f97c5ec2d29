#include "minutes/language/owner_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/scanning.h"
#include "minutes/language/undertakings.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// Offices that hold actions, beside those of vocabulary.cpp: of the police, of schools, and by letters. They are not
// among those because in lists of attendees they are titles ('Inspector Cole') or initials.
constexpr std::array otherOffices{"captain"sv,  "chaplain"sv,  "commander"sv,    "curator"sv,
                                  "handyman"sv, "inspector"sv, "minute-taker"sv, "rfo"sv,
                                  "gm"sv,       "ht"sv,        "dht"sv,          "coo"sv,
                                  "cto"sv,      "dpo"sv,       "convenors"sv,    "head-teacher"sv};

// Words of offices in vocabulary.cpp that several people hold, or nobody, and so name no owner.
constexpr std::array sharedOffices{
    "attendee"sv, "chairing"sv,   "chief"sv,        "minutes"sv,    "presiding"sv,  "vice"sv,     "deputy"sv,
    "member"sv,   "host"sv,       "intern"sv,       "nurse"sv,      "minister"sv,   "governor"sv, "parent"sv,
    "resident"sv, "student"sv,    "students"sv,     "specialist"sv, "volunteer"sv,  "trainee"sv,  "founder"sv,
    "liaison"sv,  "consultant"sv, "practitioner"sv, "planner"sv,    "supervisor"sv, "developer"sv};

constexpr std::array bodies{
    "members"sv,      "member"sv,      "partners"sv,  "partner"sv,     "all"sv,         "everyone"sv,
    "everybody"sv,    "group"sv,       "sub-group"sv, "subgroup"sv,    "board"sv,       "team"sv,
    "techteam"sv,     "officers"sv,    "chairs"sv,    "secretariat"sv, "committee"sv,   "sub-committee"sv,
    "subcommittee"sv, "council"sv,     "trust"sv,     "police"sv,      "association"sv, "organisations"sv,
    "colleagues"sv,   "attendees"sv,   "trustees"sv,  "councillors"sv, "cllrs"sv,       "representatives"sv,
    "leads"sv,        "reps"sv,        "staff"sv,     "residents"sv,   "sites"sv,       "bearers"sv,
    "volunteers"sv,   "parents"sv,     "governors"sv, "directors"sv,   "executives"sv,  "exec"sv,
    "panel"sv,        "forum"sv,       "society"sv,   "club"sv,        "clubs"sv,       "office"sv,
    "department"sv,   "departments"sv, "service"sv,   "services"sv,    "partnership"sv, "network"sv,
    "schools"sv,      "school"sv,      "teams"sv,     "groups"sv,      "committees"sv,  "present"sv,
    "coordinators"sv, "managers"sv,    "heads"sv,     "maintainers"sv, "organisers"sv,  "participants"sv};

constexpr std::array placeholders{"??"sv,
                                  "?"sv,
                                  "???"sv,
                                  "tbc"sv,
                                  "tba"sv,
                                  "tbd"sv,
                                  "someone"sv,
                                  "somebody"sv,
                                  "n/a"sv,
                                  "none"sv,
                                  "-"sv,
                                  "volunteer"sv,
                                  "volunteer wanted"sv,
                                  "to be confirmed"sv,
                                  "to be agreed"sv,
                                  "anyone"sv,
                                  "unassigned"sv};

constexpr std::array nonOwnerWords{
    "letter"sv,     "letters"sv,   "email"sv,      "emails"sv,      "e-mail"sv,     "report"sv,    "reports"sv,
    "poster"sv,     "posters"sv,   "notice"sv,     "notices"sv,     "meeting"sv,    "meetings"sv,  "minutes"sv,
    "quote"sv,      "quotes"sv,    "plan"sv,       "plans"sv,       "policy"sv,     "policies"sv,  "need"sv,
    "needs"sv,      "item"sv,      "items"sv,      "website"sv,     "update"sv,     "updates"sv,   "proposal"sv,
    "discussion"sv, "agenda"sv,    "budget"sv,     "date"sv,        "dates"sv,      "work"sv,      "works"sv,
    "action"sv,     "actions"sv,   "issue"sv,      "issues"sv,      "draft"sv,      "list"sv,      "form"sv,
    "forms"sv,      "link"sv,      "links"sv,      "application"sv, "invitation"sv, "options"sv,   "details"sv,
    "training"sv,   "funding"sv,   "access"sv,     "cost"sv,        "costs"sv,      "contact"sv,   "try"sv,
    "continue"sv,   "remember"sv,  "time"sv,       "money"sv,       "ways"sv,       "ready"sv,     "due"sv,
    "response"sv,   "how"sv,       "what"sv,       "where"sv,       "who"sv,        "when"sv,      "why"sv,
    "nothing"sv,    "something"sv, "this"sv,       "that"sv,        "these"sv,      "those"sv,     "it"sv,
    "there"sv,      "here"sv,      "also"sv,       "leaflet"sv,     "flyer"sv,      "survey"sv,    "accounts"sv,
    "invoice"sv,    "invoices"sv,  "grants"sv,     "venue"sv,       "events"sv,     "event"sv,     "signs"sv,
    "sign"sv,       "keys"sv,      "newsletter"sv, "wording"sv,     "terms"sv,      "thanks"sv,    "further"sv,
    "subject"sv,    "decision"sv,  "decisions"sv,  "agreed"sv,      "able"sv,       "agree"sv,     "aim"sv,
    "hope"sv,       "want"sv,      "request"sv,    "requests"sv,    "once"sv,       "if"sv,        "review"sv,
    "copy"sv,       "copies"sv,    "paper"sv,      "papers"sv,      "payment"sv,    "payments"sv,  "cheque"sv,
    "he"sv,         "she"sv,       "they"sv,       "we"sv,          "i"sv,          "you"sv,       "which"sv,
    "nobody"sv,     "january"sv,   "february"sv,   "march"sv,       "april"sv,      "may"sv,       "june"sv,
    "july"sv,       "august"sv,    "september"sv,  "october"sv,     "november"sv,   "december"sv,  "sept"sv,
    "nov"sv,        "dec"sv,       "oct"sv,        "monday"sv,      "tuesday"sv,    "wednesday"sv, "thursday"sv,
    "friday"sv,     "saturday"sv,  "sunday"sv,     "asap"sv,        "ongoing"sv,    "easter"sv,    "christmas"sv,
    "new"sv,        "done"sv,      "complete"sv,   "closed"sv,      "urgent"sv,     "going"sv,     "according"sv,
    "prior"sv,      "next"sv,      "back"sv,       "up"sv,          "related"sv,    "owing"sv};

// In lower case, without full stops and commas: 'R.F.O.' is 'rfo'.
std::string plain(std::string_view word) {
  auto lower = documents::toLower(word);
  std::erase_if(lower, [](char c) { return c == '.' || c == ','; });
  return lower;
}

constexpr size_t mostWords = 7;

// 'clerk', 'vice-chair', 'rfo'; in lower case.
bool isOfficeWord(std::string_view word) {
  // 'the officer’s report'
  if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != documents::nowhere) return false;
  if (contains(otherOffices, word)) return true;
  return namesOffice(word) && !contains(sharedOffices, word) && !contains(bodies, word);
}

}  // namespace

std::string_view withoutArticle(std::string_view text) {
  text = trim(text);
  auto lower = documents::toLower(text.substr(0, 5));
  for (auto article : {"the "sv, "our "sv})
    if (lower.starts_with(article)) return trim(text.substr(article.size()));
  return text;
}

bool isOffice(std::string_view text) {
  auto bare = withoutArticle(text);
  bool hasArticle = bare.size() < trim(text).size();
  auto words = documents::spacedWords(bare);
  if (words.empty() || words.size() > mostWords || bare.find_first_of(",;/&+:") != documents::nowhere) return false;
  constexpr std::array verbs{"that"sv, "is"sv, "was"sv, "to"sv, "asked"sv, "agreed"sv, "with"sv};
  if (std::ranges::any_of(words, [&](auto word) { return contains(verbs, word); })) return false;
  // 'Director of Nursing'
  auto of = std::ranges::find_if(words, [](auto word) { return word == "of" || word == "for"; });
  if (of != words.begin() && of != words.end()) return documents::isUpper(words[0]) && isOfficeWord(plain(*(of - 1)));
  if (!isOfficeWord(plain(words.back()))) return false;
  return words.size() == 1 || hasArticle || documents::isUpper(words[0]);
}

bool isBody(std::string_view text) {
  auto bare = withoutArticle(text);
  auto words = documents::spacedWords(bare);
  if (words.empty() || words.size() > mostWords) return false;
  constexpr std::array otherWords{"in"sv, "to"sv, "with"sv, "at"sv, "on"sv, "from"sv, "that"sv, "is"sv, "was"sv};
  if (std::ranges::any_of(words, [&](auto word) { return contains(otherWords, word); })) return false;
  auto first = plain(words[0]);
  constexpr std::array determiners{"the"sv, "a"sv, "our"sv, "all"sv};
  if (words.size() > 2 && isTaskVerb(first) && contains(determiners, words[1])) return false;  // 'call the police'
  if (contains(bodies, plain(words.back()))) return true;
  return (first == "all" || first == "everyone" || first == "everybody") && words.size() <= 4 &&
         words.back().ends_with('s');
}

bool isOwnerPlaceholder(std::string_view text) { return contains(placeholders, documents::toLower(trim(text))); }

bool couldBeInitials(std::string_view word) {
  constexpr size_t longest = 5;
  constexpr std::array abbreviations{"AOB"sv, "AOCB"sv, "AGM"sv, "EGM"sv, "TBC"sv,
                                     "TBA"sv, "FAQ"sv,  "PDF"sv, "NHS"sv, "VAT"sv};
  if (contains(abbreviations, word)) return false;
  if (word.size() < 2 || word.size() > longest || !documents::isUpper(word)) return false;
  auto capitals = std::ranges::count_if(word, isCapital);
  return capitals > 1 && std::ranges::all_of(word, [](unsigned char c) { return std::isalpha(c) != 0; });
}

bool isNonOwnerWord(std::string_view word) { return contains(nonOwnerWords, word) || isTaskVerb(word); }

}  // namespace minuted::minutes
