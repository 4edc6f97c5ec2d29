#include "minutes/language/acting_words.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// Offices beside those by which people are told from other words everywhere: of the police, of schools, and by letters.
constexpr std::array otherOffices{"captain"sv,  "chaplain"sv,  "commander"sv,    "curator"sv,
                                  "handyman"sv, "inspector"sv, "minute-taker"sv, "rfo"sv,
                                  "gm"sv,       "ht"sv,        "dht"sv,          "coo"sv,
                                  "cto"sv,      "dpo"sv,       "convenors"sv,    "head-teacher"sv};

// What several hold, or nobody: those are bodies, or things.
constexpr std::array heldByNobody{
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

constexpr std::array nobodies{"??"sv,
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

constexpr std::array things{
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

constexpr std::array taskVerbs{
    "add"sv,       "address"sv,  "advertise"sv, "advise"sv,      "agree"sv,      "amend"sv,      "announce"sv,
    "apply"sv,     "appoint"sv,  "approach"sv,  "arrange"sv,     "ask"sv,        "assess"sv,     "attach"sv,
    "attend"sv,    "book"sv,     "bring"sv,     "build"sv,       "buy"sv,        "call"sv,       "change"sv,
    "chase"sv,     "check"sv,    "circulate"sv, "claim"sv,       "clarify"sv,    "clean"sv,      "clear"sv,
    "collate"sv,   "collect"sv,  "compare"sv,   "compile"sv,     "complete"sv,   "confirm"sv,    "consider"sv,
    "consult"sv,   "contact"sv,  "convene"sv,   "co-ordinate"sv, "coordinate"sv, "correct"sv,    "create"sv,
    "decide"sv,    "deliver"sv,  "design"sv,    "develop"sv,     "discuss"sv,    "distribute"sv, "do"sv,
    "document"sv,  "draft"sv,    "draw"sv,      "email"sv,       "e-mail"sv,     "engage"sv,     "ensure"sv,
    "explore"sv,   "feed"sv,     "file"sv,      "finalise"sv,    "finalize"sv,   "find"sv,       "fix"sv,
    "follow"sv,    "forward"sv,  "gather"sv,    "get"sv,         "give"sv,       "go"sv,         "help"sv,
    "host"sv,      "identify"sv, "include"sv,   "inform"sv,      "inspect"sv,    "install"sv,    "investigate"sv,
    "invite"sv,    "issue"sv,    "join"sv,      "keep"sv,        "lead"sv,       "let"sv,        "liaise"sv,
    "list"sv,      "look"sv,     "mail"sv,      "maintain"sv,    "make"sv,       "manage"sv,     "meet"sv,
    "mention"sv,   "merge"sv,    "message"sv,   "monitor"sv,     "move"sv,       "name"sv,       "negotiate"sv,
    "notify"sv,    "obtain"sv,   "open"sv,      "order"sv,       "organise"sv,   "organize"sv,   "pass"sv,
    "pay"sv,       "phone"sv,    "pick"sv,      "place"sv,       "plan"sv,       "post"sv,       "prepare"sv,
    "present"sv,   "print"sv,    "produce"sv,   "progress"sv,    "promote"sv,    "propose"sv,    "provide"sv,
    "publicise"sv, "publish"sv,  "purchase"sv,  "push"sv,        "put"sv,        "raise"sv,      "read"sv,
    "recruit"sv,   "refer"sv,    "register"sv,  "release"sv,     "remind"sv,     "remove"sv,     "renew"sv,
    "repair"sv,    "replace"sv,  "reply"sv,     "report"sv,      "request"sv,    "research"sv,   "respond"sv,
    "return"sv,    "review"sv,   "revise"sv,    "ring"sv,        "rotate"sv,     "run"sv,        "save"sv,
    "say"sv,       "schedule"sv, "seek"sv,      "see"sv,         "sell"sv,       "send"sv,       "set"sv,
    "share"sv,     "sign"sv,     "sort"sv,      "source"sv,      "speak"sv,      "start"sv,      "submit"sv,
    "summarise"sv, "supply"sv,   "take"sv,      "talk"sv,        "tell"sv,       "test"sv,       "thank"sv,
    "think"sv,     "tidy"sv,     "try"sv,       "update"sv,      "upload"sv,     "use"sv,        "visit"sv,
    "volunteer"sv, "work"sv,     "write"sv,     "redraft"sv,     "re-draft"sv,   "mint"sv,       "pair"sv,
    "ship"sv};

constexpr std::array undertakingWords{Undertaking{"agreed to", 75, Firmness::firm},
                                      Undertaking{"agreeing to", 70, Firmness::firm},
                                      Undertaking{"was instructed to", 70, Firmness::firm},
                                      Undertaking{"were instructed to", 70, Firmness::firm},
                                      Undertaking{"is instructed to", 70, Firmness::firm},
                                      Undertaking{"is asked to", 65, Firmness::firm},
                                      Undertaking{"was directed to", 70, Firmness::firm},
                                      Undertaking{"was asked if he could", 65, Firmness::firm},
                                      Undertaking{"was asked if she could", 65, Firmness::firm},
                                      Undertaking{"was asked if they could", 65, Firmness::firm},
                                      Undertaking{"was asked whether he could", 65, Firmness::firm},
                                      Undertaking{"was asked whether she could", 65, Firmness::firm},
                                      Undertaking{"has undertaken to", 80, Firmness::personal},
                                      Undertaking{"undertook to", 80, Firmness::personal},
                                      Undertaking{"offered to", 70, Firmness::personal},
                                      Undertaking{"volunteered to", 75, Firmness::personal},
                                      Undertaking{"promised to", 75, Firmness::personal},
                                      Undertaking{"committed to", 65, Firmness::firm},
                                      Undertaking{"was asked to", 70, Firmness::firm},
                                      Undertaking{"were asked to", 70, Firmness::firm},
                                      Undertaking{"was tasked to", 70, Firmness::firm},
                                      Undertaking{"was requested to", 70, Firmness::firm},
                                      Undertaking{"took an action to", 85, Firmness::personal},
                                      Undertaking{"has an action to", 85, Firmness::personal},
                                      Undertaking{"is going to", 65, Firmness::firm},
                                      Undertaking{"are going to", 65, Firmness::firm},
                                      Undertaking{"is gonna", 65, Firmness::firm},
                                      Undertaking{"'s going to", 65, Firmness::firm},
                                      Undertaking{"'s gonna", 65, Firmness::firm},
                                      Undertaking{"'s job is to", 75, Firmness::firm},
                                      Undertaking{"'s job:", 75, Firmness::personal},
                                      Undertaking{"'ll", 60, Firmness::firm},
                                      Undertaking{"'d", 50, Firmness::loose},
                                      Undertaking{"is to", 65, Firmness::firm},
                                      Undertaking{"are to", 65, Firmness::firm},
                                      Undertaking{"will", 60, Firmness::firm},
                                      Undertaking{"needs to", 55, Firmness::loose},
                                      Undertaking{"should", 60, Firmness::loose},
                                      Undertaking{"would", 50, Firmness::loose},
                                      Undertaking{"to", 55, Firmness::firm}};

// 'said that he would', 'confirmed she'll'.
constexpr std::array sayingVerbs{"said"sv,     "says"sv,     "stated"sv,    "confirmed"sv, "advised"sv, "agreed"sv,
                                 "reported"sv, "promised"sv, "indicated"sv, "offered"sv,   "added"sv};
constexpr std::array pronouns{"he"sv, "she"sv, "they"sv};

// In lower case, without full stops within: 'R.F.O.' is 'rfo'.
std::string plain(std::string_view word) {
  auto lower = documents::lowered(word);
  std::erase_if(lower, [](char c) { return c == '.' || c == ','; });
  return lower;
}

constexpr size_t mostWords = 7;

// 'clerk', 'vice-chair', 'rfo'; in lower case.
bool isOfficeWord(std::string_view word) {
  if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != documents::nowhere)
    return false;  // 'the officer’s report'
  if (contains(otherOffices, word)) return true;
  return namesOffice(word) && !contains(heldByNobody, word) && !contains(bodies, word);
}

}  // namespace

std::string_view withoutArticle(std::string_view text) {
  text = trim(text);
  auto lower = documents::lowered(text.substr(0, 5));
  for (auto article : {"the "sv, "our "sv})
    if (lower.starts_with(article)) return trim(text.substr(article.size()));
  return text;
}

bool isOffice(std::string_view text) {
  auto bare = withoutArticle(text);
  bool named = bare.size() < trim(text).size();
  auto words = documents::spacedWords(bare);
  if (words.empty() || words.size() > mostWords || bare.find_first_of(",;/&+:") != documents::nowhere) return false;
  constexpr std::array verbs{"that"sv, "is"sv, "was"sv, "to"sv, "asked"sv, "agreed"sv, "with"sv};
  if (std::ranges::any_of(words, [&](auto word) { return contains(verbs, word); })) return false;
  // 'Director of Nursing'
  auto of = std::ranges::find_if(words, [](auto word) { return word == "of" || word == "for"; });
  if (of != words.begin() && of != words.end()) return documents::isUpper(words[0]) && isOfficeWord(plain(*(of - 1)));
  if (!isOfficeWord(plain(words.back()))) return false;
  return words.size() == 1 || named || documents::isUpper(words[0]);
}

bool isBody(std::string_view text) {
  auto bare = withoutArticle(text);
  auto words = documents::spacedWords(bare);
  if (words.empty() || words.size() > mostWords) return false;
  constexpr std::array between{"in"sv, "to"sv, "with"sv, "at"sv, "on"sv, "from"sv, "that"sv, "is"sv, "was"sv};
  if (std::ranges::any_of(words, [&](auto word) { return contains(between, word); })) return false;
  auto first = plain(words[0]);
  constexpr std::array objects{"the"sv, "a"sv, "our"sv, "all"sv};
  if (words.size() > 2 && contains(taskVerbs, first) && contains(objects, words[1])) return false;  // 'call the police'
  if (contains(bodies, plain(words.back()))) return true;
  return (first == "all" || first == "everyone" || first == "everybody") && words.size() <= 4 &&
         words.back().ends_with('s');
}

bool isNobody(std::string_view text) { return contains(nobodies, documents::lowered(trim(text))); }

bool areInitials(std::string_view word) {
  constexpr size_t longest = 5;
  constexpr std::array others{"AOB"sv, "AOCB"sv, "AGM"sv, "EGM"sv, "TBC"sv,
                              "TBA"sv, "FAQ"sv,  "PDF"sv, "NHS"sv, "VAT"sv};
  if (contains(others, word)) return false;
  if (word.size() < 2 || word.size() > longest || !documents::isUpper(word)) return false;
  auto capitals = std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals > 1 && std::ranges::all_of(word, [](unsigned char c) { return std::isalpha(c) != 0; });
}

bool isThing(std::string_view word) { return contains(things, word) || contains(taskVerbs, word); }

bool isTaskVerb(std::string_view word) { return contains(taskVerbs, word); }

std::span<const Undertaking> undertakings() { return undertakingWords; }

size_t sayingBeforePronoun(std::string_view lower) {
  auto word = [&] {
    auto space = lower.rfind(' ');
    return space == std::string_view::npos ? std::string_view() : lower.substr(space + 1);
  };
  if (!contains(pronouns, word())) return 0;
  lower = trim(lower.substr(0, lower.size() - word().size()));
  if (word() == "that") lower = trim(lower.substr(0, lower.size() - 4));
  return contains(sayingVerbs, word()) ? lower.size() - word().size() : 0;
}

}  // namespace minuted::minutes
