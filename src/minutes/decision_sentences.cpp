#include "minutes/decision_sentences.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/acting_words.h"
#include "minutes/decision_clauses.h"
#include "minutes/decision_votes.h"
#include "minutes/decision_words.h"
#include "minutes/names.h"
#include "minutes/owners.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;
using schema::DecisionKind;

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool isAt(const std::vector<std::string>& words, size_t i, std::string_view word) {
  return i < words.size() && words[i] == word;
}

// 'It was agreed that Ann would write' is her action.
bool isOfOnePerson(std::string_view rest, const Minutes& minutes) {
  struct Form {
    std::string_view lead, verb;
  };
  constexpr std::array forms{Form{"that ", " would "}, Form{"that ", " will "}, Form{"that ", " should "},
                             Form{"for ", " to "}};
  for (auto [lead, verb] : forms) {
    if (!rest.starts_with(lead)) continue;
    auto clause = rest.substr(lead.size());
    auto at = clipped(clause, longestOwner).find(verb);
    if (at == nowhere) continue;
    auto who = trim(clause.substr(0, at));
    bool person = resolveParty(who, minutes) || isOffice(who) || areInitials(who);
    return person && !isBody(who) && !contains(minutes.organisations, resolveParty(who, minutes).value_or(""));
  }
  return false;
}

// 'It was confirmed that …' tells what is so.
bool isFact(std::string_view rest) {
  auto confirmed = findPhrase(clipped(rest, 40), "confirmed");
  return confirmed != nowhere;
}

// A sentence with what every rule wants to know of it.
struct Sentence {
  std::string_view text, lower;  // `lower` is without what somebody is quoted with
  const Minutes& minutes;
  bool longAgo = false;
};

// 'it was agreed …', at the beginning or after a few words: 'After discussion, it was agreed …'.
std::optional<Told> impersonal(const Sentence& of) {
  auto lower = of.lower;
  constexpr std::array facts{DecisionKind::NOTED, DecisionKind::ENDORSED};  // 'it was noted' tells what was heard
  for (auto at = findPhrase(lower, "it was"); at != nowhere; at = findPhrase(lower, "it was", at + 1)) {
    auto lead = lower.substr(0, at);
    if (isSubordinating(lastWord(lead)) || isElsewhere(lead)) continue;
    auto rest = lower.substr(at);
    auto kind = decisionAt(wordsOf(clipped(rest, 80)), 2);
    if (!kind || std::ranges::find(facts, *kind) != facts.end() || isFact(rest)) continue;
    auto that = findPhrase(rest, "that");
    if (auto owner = findPhrase(rest, "agreed for"); owner != nowhere) that = std::min(that, owner + 7);
    if (that != nowhere && isOfOnePerson(of.text.substr(at + that), of.minutes)) continue;
    return Told{*kind, 85, at};
  }
  return std::nullopt;
}

// 'Council considered the letter and resolved to answer': where, behind what the body did first, it decides; or
// nowhere.
size_t andDecided(std::string_view rest) {
  constexpr std::array firm{"agreed"sv,  "resolved"sv, "approved"sv, "accepted"sv, "adopted"sv,
                            "decided"sv, "endorsed"sv, "ratified"sv, "rejected"sv, "deferred"sv};
  constexpr std::array behind{"that"sv, "to"sv, "the"sv, "a"sv, "not"sv, "it"sv, "them"sv};
  constexpr size_t longest = 200;
  rest = clipped(rest, longest);
  for (auto at = rest.find(" and "); at != nowhere; at = rest.find(" and ", at + 1)) {
    auto words = wordsOf(clipped(rest.substr(at + 5), 60));
    size_t i = isAt(words, 0, "unanimously") || isAt(words, 0, "then") || isAt(words, 0, "subsequently") ? 1 : 0;
    bool decides = i + 1 < words.size() && contains(firm, words[i]) && contains(behind, words[i + 1]);
    if (!decides) continue;
    auto before = wordsOf(rest.substr(0, at));
    bool reported = std::ranges::any_of(before, [](const auto& word) { return isSubordinating(word); });
    return reported || rest.substr(0, at).find(',') != nowhere ? nowhere : at + 5;
  }
  return nowhere;
}

// 'Members agreed with the Chair', unless it is with what was put to them.
bool agreesWithSomebody(const std::vector<std::string>& words) {
  constexpr std::array put{"proposal"sv, "proposals"sv, "recommendation"sv, "recommendations"sv,
                           "approach"sv, "plan"sv,      "suggestion"sv,     "this"sv};
  auto with = std::ranges::find(words, "with");
  if (with == words.end() || with == words.begin() || with[-1] != "agreed") return false;
  return std::none_of(with, words.end(), [&](const auto& word) { return contains(put, word); });
}

// 'The group agreed …', 'the Board, as trustee, agreed …'
std::optional<Told> byTheBody(const Sentence& of) {
  if (of.longAgo) return std::nullopt;
  auto lower = of.lower;
  constexpr size_t longestAside = 60;
  constexpr std::array others{"passed"sv, "carried"sv, "recommended"sv, "confirmed"sv};  // 'the Board passed on thanks'
  for (auto begin : clausesOf(lower)) {
    auto clause = lower.substr(begin);
    auto length = bodyAtBeginning(clause, of.minutes.group);
    if (length == 0 || isElsewhere(lower.substr(0, begin))) continue;
    auto rest = clause.substr(length);
    if (rest.starts_with(", "))
      if (auto end = clipped(rest.substr(2), longestAside).find(", "); end != nowhere) rest = rest.substr(end + 4);
    auto words = wordsOf(clipped(rest, 80));
    auto kind = decisionAt(words, 0);
    auto verb = std::ranges::find_if(words, [](const auto& word) { return decisionNamed(word).has_value(); });
    if (auto later = kind ? nowhere : andDecided(rest); later != nowhere) {
      auto told = decisionAt(wordsOf(clipped(rest.substr(later), 60)), 0);
      if (told) return Told{*told, 80, begin};
    }
    if (!kind || (verb != words.end() && contains(others, *verb))) continue;
    if (agreesWithSomebody(words)) continue;
    bool feeling = kind == DecisionKind::NOTED && isAt(words, 1, "with");  // 'noted with sorrow'
    if (!feeling) return Told{*kind, 85, begin};
  }
  return std::nullopt;
}

std::optional<Told> shouted(const Sentence& of) {
  auto sentence = of.text;
  auto lower = of.lower;
  auto at = shoutedAt(sentence, 0);
  if (at == nowhere) return std::nullopt;
  auto lead = trim(lower.substr(0, at));
  if (lead.ends_with("had been") || lead.ends_with("has been") || lead.ends_with("not") || isElsewhere(lead))
    return std::nullopt;
  auto word = lower.substr(at, lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at) - at);
  constexpr size_t shortLead = 6;
  bool whole = wordsOf(lead).size() <= shortLead && !lead.ends_with("and") && lead.find(',') == nowhere;
  return Told{decisionNamed(word).value_or(DecisionKind::AGREED), 90, whole ? 0 : at};
}

// 'Agreed that …', 'Resolved to …', 'Unanimously accepted as …', 'Agreed.', 'Approved the budget of £500'
std::optional<Told> verbless(const Sentence& of) {
  constexpr std::array behind{"that"sv,    "to"sv,      "as"sv,    "with"sv, "in"sv,     "unanimously"sv,
                              "subject"sv, "on"sv,      "not"sv,   "by"sv,   "and"sv,    "accordingly"sv,
                              "for"sv,     "against"sv, "until"sv, "till"sv, "pending"sv};
  constexpr std::array objects{"the"sv,      "a"sv,       "an"sv,    "all"sv,     "new"sv,  "payment"sv,
                               "payments"sv, "minutes"sv, "draft"sv, "amended"sv, "this"sv, "these"sv,
                               "proposal"sv, "grant"sv,   "quote"sv, "revised"sv};
  constexpr std::array others{"noted"sv,     "passed"sv,     "supported"sv,  "recommended"sv, "carried"sv,
                              "voted"sv,     "declined"sv,   "confirmed"sv,  "elected"sv,     "decision"sv,
                              "decisions"sv, "resolution"sv, "resolutions"sv};
  auto words = wordsOf(clipped(of.lower, 60));
  size_t i = !words.empty() && (words[0] == "unanimously" || words[0] == "also") ? 1 : 0;
  if (i >= words.size() || contains(others, words[i])) return std::nullopt;
  bool alone = i + 1 == words.size();
  if (alone && words[i] == "granted") return Told{DecisionKind::APPROVED, 75, 0};
  auto kind = decisionNamed(words[i]);
  if (!kind || (words[i] == "agreed" && isAt(words, i + 1, "with"))) return std::nullopt;  // 'Agreed with Ann that …'
  if (alone || contains(behind, words[i + 1])) return Told{*kind, 90, 0};
  return contains(objects, words[i + 1]) ? std::optional(Told{*kind, 75, 0}) : std::nullopt;
}

// 'Consensus is that we wait', 'There was general agreement to wait', 'No objections to the plan': what all think
// decides. What one who is not of the body thinks does not.
std::optional<Told> allOfOneMind(const Sentence& of) {
  constexpr std::array phrases{
      "consensus is to"sv,        "consensus is that"sv,  "consensus was to"sv,     "consensus was that"sv,
      "consensus to"sv,           "consensus that"sv,     "lazy consensus:"sv,      "general agreement to"sv,
      "general agreement that"sv, "broad agreement to"sv, "broad agreement that"sv, "full agreement to"sv,
      "full agreement that"sv,    "was agreement to"sv,   "was agreement that"sv,   "common agreement that"sv,
      "strong agreement that"sv,  "were no objections"sv, "was no objection"sv,     "was no opposition to"sv,
      "nobody objected"sv,        "no one objected"sv,    "concluded that"sv};
  constexpr std::array absent{"no"sv, "not"sv, "without"sv, "any"sv, "lack"sv, "seek"sv, "reach"sv};
  for (auto phrase : phrases) {
    auto at = findPhrase(of.lower, phrase);
    if (at == nowhere) continue;
    auto lead = of.lower.substr(0, at);
    auto words = wordsOf(lead);
    bool concluded = phrase == "concluded that" && lead != "it was ";  // what a body concludes may be but its opinion
    bool missing = std::ranges::any_of(words, [&](const auto& word) { return contains(absent, word); });
    bool reported = std::ranges::any_of(words, [](const auto& word) { return isSubordinating(word); });
    constexpr size_t longestLead = 8;
    if (!concluded && !missing && !reported && !isElsewhere(lead) && words.size() <= longestLead)
      return Told{DecisionKind::AGREED, 75, 0};
  }
  // A council's word on an application: 'Extension at The Gables – no objection.'
  auto at = std::min(findPhrase(of.lower, "no objection"), findPhrase(of.lower, "no objections"));
  if (at == nowhere) return std::nullopt;
  auto lead = trim(of.lower.substr(0, at));
  auto rest = trim(of.lower.substr(at + 12));
  bool ends = wordsOf(rest).size() <= 1;
  bool signedOff = ends && ((lead.empty() && of.lower.starts_with("no objections")) || lead.ends_with('-') ||
                            lead.ends_with("–") || lead.ends_with(':') || lead.ends_with(';'));
  bool bodys = lead.ends_with(" had") && bodyAtBeginning(lead, of.minutes.group) + 4 == lead.size();
  return signedOff || bodys ? std::optional(Told{DecisionKind::AGREED, 75, 0}) : std::nullopt;
}

// 'Secretary: Ann Lee, proposed Joe, seconded Jan', 'Lee proposed the accounts, Ray seconded'
bool namesWhatIsProposed(std::string_view lower, size_t proposed, size_t seconded) {
  constexpr std::array articles{"the"sv, "a"sv, "an"sv, "this"sv, "as"sv};
  auto before = trim(lower.substr(0, proposed));
  if (before.empty() || proposed > seconded) return false;
  if (wordsOf(before).size() > 1 && std::string_view(",(-").find(before.back()) != nowhere) return true;
  auto between = wordsOf(lower.substr(proposed, seconded - proposed));
  bool passive = before.ends_with(" was") || before.ends_with(" were") || isAt(between, 1, "by");
  return !passive && std::ranges::any_of(between, [&](const auto& word) { return contains(articles, word); });
}

// 'Lee proposed and Ray seconded that Kit stays', 'It was proposed by Lee and seconded by Ray to co-opt Kit', 'Proposed
// by Lee, seconded by Ray and agreed'. Without what, it belongs to the sentence before.
bool isProposedAndSeconded(std::string_view lower) {
  constexpr std::array proposing{"proposed"sv, "proposes"sv, "moved"sv, "moves"sv, "nominated"sv, "nominates"sv};
  constexpr std::array none{"no seconder"sv, "not seconded"sv, "withdrawn"sv, "nobody seconded"sv, "no one seconded"sv};
  auto proposed = nowhere;
  for (auto verb : proposing) proposed = std::min(proposed, findPhrase(lower, verb));
  auto seconded = std::min(findPhrase(lower, "seconded"), findPhrase(lower, "seconds"));
  if (proposed == nowhere || seconded == nowhere) return false;
  if (std::ranges::any_of(none, [&](auto words) { return findPhrase(lower, words) != nowhere; })) return false;
  for (auto verb : {"that"sv, "to"sv, "agreed"sv})
    if (findPhrase(lower, verb, proposed) != nowhere) return true;
  if (namesWhatIsProposed(lower, proposed, seconded)) return true;
  auto words = wordsOf(lower.substr(seconded));
  return std::ranges::any_of(words, [](const auto& word) { return decisionNamed(word).has_value(); });
}

// 'Proposed AP, seconded AH and agreed that …', 'carried nem con', 'Decision made that …', 'We accept it, 8 yes'
std::optional<Told> voted(const Sentence& of) {
  auto lower = of.lower;
  for (auto words : {"decision made that"sv, "decision also made that"sv, "decision taken that"sv,
                     "decision taken to"sv, "decision made to"sv, "decision was made that"sv, "decision was made to"sv,
                     "decision was taken to"sv, "decision was taken that"sv, "decision was to"sv})
    if (auto at = findPhrase(lower, words); at != nowhere && at < 80 && !isElsewhere(lower)) {
      auto the = lower.substr(0, at);
      size_t begin = the.ends_with("the ") ? at - 4 : the.ends_with("a ") ? at - 2 : at;
      return Told{DecisionKind::AGREED, 80, begin};
    }
  if (tellsDefeat(lower)) return Told{DecisionKind::REJECTED, 80, 0};
  if (isProposedAndSeconded(lower)) {
    for (const auto& word : wordsOf(lower))
      if (auto kind = decisionNamed(word); kind && word != "decision" && word != "resolution")
        return Told{*kind, 80, 0};
    return Told{DecisionKind::AGREED, 80, 0};
  }
  return tellsVote(lower) ? std::optional(Told{DecisionKind::AGREED, 80, 0}) : std::nullopt;
}

// '… was approved by the county': by whom, if that is not the body.
bool isByOthers(std::string_view lower, std::string_view verb, const Minutes& minutes) {
  auto at = findPhrase(lower, verb);
  if (at == nowhere) return false;
  auto rest = lower.substr(at + verb.size());
  return rest.starts_with(" by the ") && bodyAtBeginning(rest.substr(4), minutes.group) == 0;
}

// 'The proposal was accepted', 'a budget of £100 was approved', 'the choice was left over until May', 'This will be
// deferred'
std::optional<Told> passive(const Sentence& of) {
  if (of.longAgo) return std::nullopt;
  auto lower = of.lower;
  constexpr std::array elsewhere{"as agreed"sv, "previously"sv,   "last meeting"sv, "apologies"sv,
                                 "apology"sv,   "declarations"sv, "declaration"sv,  "if it"sv};
  constexpr std::array others{"resolved"sv,    "passed"sv,    "declined"sv, "supported"sv,
                              "recommended"sv, "confirmed"sv, "noted"sv,    "voted"sv};
  constexpr std::array pronouns{"which"sv, "that"sv, "who"sv, "it"sv, "as"sv, "what"sv};
  if (std::ranges::any_of(elsewhere, [&](auto words) { return findPhrase(lower, words) != nowhere; }))
    return std::nullopt;
  struct Put {
    std::string_view words;
    DecisionKind kind;
  };
  constexpr std::array puts{
      Put{"was left over", DecisionKind::DEFERRED},        Put{"were left over", DecisionKind::DEFERRED},
      Put{"was held over", DecisionKind::DEFERRED},        Put{"was put off", DecisionKind::DEFERRED},
      Put{"will be deferred", DecisionKind::DEFERRED},     Put{"to be deferred", DecisionKind::DEFERRED},
      Put{"will be postponed", DecisionKind::DEFERRED},    Put{"precept was set at", DecisionKind::AGREED},
      Put{"budget was set at", DecisionKind::AGREED},      Put{"fee was set at", DecisionKind::AGREED},
      Put{"subscription was set at", DecisionKind::AGREED}};
  for (const auto& put : puts)
    if (auto at = findPhrase(lower, put.words); at != nowhere) return Told{put.kind, 65, clauseBefore(lower, at)};
  size_t begin = 0;  // of the clause between commas
  for (size_t end = 0; begin < lower.size(); begin = end + 1) {
    end = std::min(lower.find_first_of(",;", begin), lower.size());
    auto words = wordsOf(lower.substr(begin));
    auto within = wordsOf(lower.substr(begin, end - begin)).size();
    for (size_t i = 0; i < within && i + 1 < words.size(); ++i) {
      if (isSubordinating(words[i]) && words[i] != "that" && words[i] != "as") break;
      bool past = words[i] == "was" || words[i] == "were", present = words[i] == "is" || words[i] == "are";
      if (!past && !present) continue;
      if (i > 0 ? contains(pronouns, words[i - 1]) : begin == 0) continue;
      auto kind = isAt(words, i + 1, "all") ? std::nullopt : decisionAt(words, i + 1);
      auto verb = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end(),
                               [](const auto& word) { return decisionNamed(word).has_value(); });
      if (!kind || verb == words.end() || contains(others, *verb)) continue;
      if (isByOthers(lower, *verb, of.minutes)) continue;
      bool out = *verb == "carried" && verb + 1 != words.end() &&
                 (verb[1] == "out" || verb[1] == "forward" || verb[1] == "over");
      bool stated =
          present && *verb != "accepted" && *verb != "approved" && *verb != "adopted" && *verb != "authorised";
      if (!out && !stated) return Told{*kind, 65, clauseBefore(lower, begin)};
    }
  }
  return std::nullopt;
}

// A note without a verb or an article: 'Quote from Bell & Sons accepted', and nothing that somebody does.
bool isTelegram(const Sentence& of) {
  constexpr std::array others{"the"sv,       "a"sv,          "an"sv,      "this"sv,   "these"sv,     "it"sv,
                              "he"sv,        "she"sv,        "they"sv,    "we"sv,     "i"sv,         "all"sv,
                              "if"sv,        "action"sv,     "actions"sv, "points"sv, "apologies"sv, "apology"sv,
                              "decisions"sv, "terms"sv,      "in"sv,      "at"sv,     "on"sv,        "for"sv,
                              "not"sv,       "previously"sv, "to"sv,      "there"sv,  "everyone"sv,  "members"sv,
                              "others"sv,    "some"sv,       "those"sv};
  auto words = spacedWords(clipped(of.text, 120));
  if (words.empty() || !isUpper(words[0]) || contains(others, wordsOf(words[0]).empty() ? "" : wordsOf(words[0])[0]))
    return false;
  for (size_t count = 1; count <= std::min<size_t>(words.size(), 4); ++count) {  // 'Ann Lee agreed', 'Clerk agreed'
    auto end = static_cast<size_t>(words[count - 1].data() + words[count - 1].size() - of.text.data());
    auto who = of.text.substr(0, end);
    bool person = resolveParty(who, of.minutes) || isOffice(who) || isBody(who) || areInitials(who);
    if (person && (count == words.size() || decisionNamed(lowered(words[count])))) return false;
  }
  return !resolveParty(words[0], of.minutes) && splitTitle(of.text).title.empty();
}

// What may stand behind the verb of such a note: nothing, a colon, or how.
bool endsTelegram(std::string_view lower, const std::vector<std::string>& words, size_t verb) {
  constexpr std::array firm{"agreed"sv,   "approved"sv, "accepted"sv, "adopted"sv,
                            "ratified"sv, "deferred"sv, "rejected"sv};
  constexpr std::array before{"as"sv, "and"sv, "that"sv, "until"sv, "once"sv, "when"sv, "yet"sv};
  constexpr std::array behind{"as"sv, "unanimously"sv, "subject"sv, "until"sv, "at"sv};
  constexpr size_t farthest = 9, mostWords = 20;
  if (!contains(firm, words[verb]) || verb > farthest || words.size() > mostWords) return false;
  if (contains(before, words[verb - 1]) && !(words[verb - 1] == "and" && verb > 1)) return false;
  if (verb + 1 == words.size()) return verb > 1;
  auto at = findPhrase(lower, words[verb]);
  return contains(behind, words[verb + 1]) || (at != nowhere && lower.substr(at + words[verb].size()).starts_with(':'));
}

// 'Agenda adopted.', 'Motion passed to change the times', 'reserves policy adopted', 'Theme of the fair agreed: the
// sea'. What is not known to be decided on must be short, and say nothing else.
std::optional<Told> headline(const Sentence& of) {
  constexpr std::array subjects{"motion"sv,      "proposal"sv, "minutes"sv,    "agenda"sv,    "budget"sv,
                                "accounts"sv,    "changes"sv,  "resolution"sv, "amendment"sv, "recommendation"sv,
                                "expenditure"sv, "payments"sv, "payment"sv,    "quote"sv,     "applications"sv};
  constexpr std::array behind{"as"sv,          "by"sv, "with"sv, "to"sv,      "without"sv, "w"sv,
                              "unanimously"sv, "on"sv, "for"sv,  "subject"sv, "except"sv,  "and"sv};
  constexpr std::array finite{"was"sv,  "were"sv,  "is"sv,    "are"sv,   "had"sv,   "has"sv,     "have"sv,
                              "be"sv,   "been"sv,  "being"sv, "not"sv,   "never"sv, "already"sv, "previously"sv,
                              "will"sv, "would"sv, "can"sv,   "could"sv, "who"sv,   "which"sv};
  constexpr size_t farthest = 25;
  auto words = wordsOf(clipped(of.lower, 300));
  if (words.empty()) return std::nullopt;
  bool known = contains(subjects, words[0]);
  if (!known && !isTelegram(of)) return std::nullopt;
  for (size_t i = 1; i < std::min(words.size(), farthest); ++i) {
    if (contains(finite, words[i]) || (!known && isSubordinating(words[i]) && words[i] != "as")) return std::nullopt;
    auto kind = decisionNamed(words[i]);
    if (!kind || kind == DecisionKind::NOTED) continue;
    bool fits = i + 1 == words.size() || contains(behind, words[i + 1]);
    if (known) return fits ? std::optional(Told{*kind, 75, 0}) : std::nullopt;
    return endsTelegram(of.lower, words, i) ? std::optional(Told{*kind, 65, 0}) : std::nullopt;
  }
  return std::nullopt;
}

// 'To approve the accounts: approved', 'Request for a bench – agreed'.
std::optional<Told> answered(const Sentence& of) {
  constexpr std::array asking{"to"sv, "proposal"sv, "motion"sv, "request"sv, "minutes"sv, "recommendation"sv};
  constexpr size_t mostWords = 6;
  auto words = wordsOf(clipped(of.lower, 60));
  if (words.empty() || !contains(asking, words[0])) return std::nullopt;
  for (auto sign : {": "sv, " - "sv, " – "sv}) {
    auto at = of.lower.rfind(sign);
    if (at == nowhere) continue;
    auto answer = wordsOf(of.lower.substr(at + sign.size()));
    auto kind = answer.empty() || answer.size() > mostWords ? std::nullopt : decisionNamed(answer[0]);
    if (kind && answer[0] != "decision" && answer[0] != "resolution") return Told{*kind, 80, 0};
  }
  return std::nullopt;
}

// 'The minutes of the last meeting were agreed as correct', 'Minutes of the meeting of 3 May were approved'
std::optional<Told> ofTheMinutes(const Sentence& of) {
  auto lower = of.lower;
  auto words = wordsOf(lower);
  size_t i = 0;
  while (isAt(words, i, "the") || isAt(words, i, "draft") || isAt(words, i, "previous") || isAt(words, i, "last")) ++i;
  if (!isAt(words, i, "minutes")) return std::nullopt;
  constexpr size_t farthest = 20;
  for (; i + 1 < words.size() && i < farthest; ++i)
    if (words[i] == "were" || words[i] == "was")
      if (auto kind = decisionAt(words, i + 1)) return Told{*kind, 90, 0};
  return std::nullopt;
}

// '9.5 Agreed to …'
size_t numberAtBeginning(std::string_view text) {
  auto end = text.find_first_not_of("0123456789.");
  return end != nowhere && end > 0 && text[end] == ' ' ? end + 1 : 0;
}

}  // namespace

std::optional<Told> decisionTold(std::string_view sentence, const Minutes& minutes) {
  constexpr size_t longest = 1500;
  constexpr std::array rules{ofTheMinutes, verbless,     byTheBody, shouted,  impersonal,
                             voted,        allOfOneMind, passive,   answered, headline};
  if (sentence.size() > longest || sentence.ends_with('?')) return std::nullopt;
  auto number = numberAtBeginning(sentence);
  auto text = sentence.substr(number);
  auto lower = withoutQuotes(lowered(text));
  Sentence of{text, lower, minutes, isLongAgo(lower, minutes)};
  for (auto rule : rules)
    if (auto told = rule(of)) {
      told->begin += number;
      return told;
    }
  return std::nullopt;
}

bool opensDecisions(std::string_view text, const Minutes& minutes) {
  constexpr std::array ends{
      "that:"sv, "greed:"sv, "esolved:"sv, " to:"sv, "greed the following:"sv, "esolved the following:"sv};
  auto lower = lowered(text);
  if (std::ranges::none_of(ends, [&](auto end) { return lower.ends_with(end); })) return false;
  Sentence of{text, lower, minutes};
  return byTheBody(of) || impersonal(of) || verbless(of);
}

}  // namespace minuted
