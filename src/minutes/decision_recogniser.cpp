// Decisions: those that are marked ('AGREED: …', '[Decision – …]'), and sentences whose subject is the body itself or
// nobody ('It was resolved that …', 'The group endorsed …', 'Minutes of the last meeting were agreed'), or that tell a
// vote. What one person agreed to do is none, nor is what was agreed elsewhere or long ago.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/acting_words.h"
#include "minutes/decision_words.h"
#include "minutes/marks.h"
#include "minutes/owners.h"
#include "minutes/recognisers.h"

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

std::string_view lastWord(std::string_view text) {
  text = trim(text);
  return text.substr(text.rfind(' ') + 1);  // the whole where there is no space: nowhere + 1 is 0
}

// What a sentence tells: which decision, how surely, and where the clause that tells it begins.
struct Told {
  DecisionKind kind = DecisionKind::AGREED;
  unsigned confidence = 0;
  size_t begin = 0;
};

// Behind such a word a clause tells what somebody thinks, or when: 'He hoped that it was agreed'.
constexpr std::array subordinating{"that"sv,    "if"sv,    "when"sv,    "where"sv, "what"sv, "as"sv,       "which"sv,
                                   "whether"sv, "how"sv,   "because"sv, "since"sv, "who"sv,  "although"sv, "though"sv,
                                   "until"sv,   "while"sv, "unless"sv,  "than"sv,  "after"sv};

// What was decided at another time.
bool isElsewhere(std::string_view lead) {
  constexpr size_t near = 60;
  lead = lead.substr(lead.size() - std::min(lead.size(), near));
  constexpr std::array phrases{"last meeting"sv, "previous meeting"sv, "previously"sv,   "last year"sv,
                               "years ago"sv,    "at the time"sv,      "at that time"sv, "of that time"sv};
  if (std::ranges::any_of(phrases, [&](auto words) { return findPhrase(lead, words) != nowhere; })) return true;
  for (auto in : {"in 19"sv, "in 20"sv})
    if (auto at = findPhrase(lead.substr(0, lead.size()), in.substr(0, 2)); at != nowhere)
      if (lead.find(in, at) != nowhere && lead.find(in) + 6 <= lead.size()) return true;
  return false;
}

// 'It was agreed that Ann would write' is her action.
bool isOfOnePerson(std::string_view rest, const Minutes& minutes) {
  constexpr size_t longestOwner = 50;
  if (!rest.starts_with("that ")) return false;
  rest = rest.substr(5);
  for (auto verb : {" would "sv, " will "sv})
    if (auto at = clipped(rest, longestOwner).find(verb); at != nowhere) {
      auto who = trim(rest.substr(0, at));
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

// 'it was agreed …', at the beginning or after a few words: 'After discussion, it was agreed …'.
std::optional<Told> impersonal(std::string_view sentence, std::string_view lower, const Minutes& minutes) {
  constexpr std::array facts{DecisionKind::NOTED, DecisionKind::ENDORSED};  // 'it was noted' tells what was heard
  for (auto at = findPhrase(lower, "it was"); at != nowhere; at = findPhrase(lower, "it was", at + 1)) {
    auto lead = lower.substr(0, at);
    if (contains(subordinating, lastWord(lead)) || isElsewhere(lead)) continue;
    auto rest = lower.substr(at);
    auto kind = decisionAt(wordsOf(clipped(rest, 80)), 2);
    if (!kind || std::ranges::find(facts, *kind) != facts.end() || isFact(rest)) continue;
    auto that = findPhrase(rest, "that");
    if (that != nowhere && isOfOnePerson(sentence.substr(at + that), minutes)) continue;
    return Told{*kind, 85, at};
  }
  return std::nullopt;
}

// Where a clause may begin whose subject is the body.
std::vector<size_t> clausesOf(std::string_view lower) {
  constexpr size_t farthestThe = 60, most = 20;  // 'After discussion the Board agreed'
  std::vector<size_t> begins{0};
  for (auto sign : {", "sv, " and "sv, ": "sv, "; "sv, ") "sv, " but "sv})
    for (auto at = lower.find(sign); at != nowhere && begins.size() < most; at = lower.find(sign, at + 1))
      begins.push_back(at + sign.size());  // ' and the Board …' as well
  for (auto at = lower.find(" the "); at != nowhere && at < farthestThe; at = lower.find(" the ", at + 1))
    if (!contains(subordinating, lastWord(lower.substr(0, at)))) begins.push_back(at + 1);
  std::ranges::sort(begins);
  return begins;
}

// 'The group agreed …', 'the Board, as trustee, agreed …'
std::optional<Told> byTheBody(std::string_view lower, const Minutes& minutes) {
  constexpr size_t longestAside = 60;
  constexpr std::array others{"passed"sv, "carried"sv, "recommended"sv, "confirmed"sv};  // 'the Board passed on thanks'
  for (auto begin : clausesOf(lower)) {
    auto clause = lower.substr(begin);
    auto length = bodyAtBeginning(clause, minutes.group);
    if (length == 0 || isElsewhere(lower.substr(0, begin))) continue;
    auto rest = clause.substr(length);
    if (rest.starts_with(", "))
      if (auto end = clipped(rest.substr(2), longestAside).find(", "); end != nowhere) rest = rest.substr(end + 4);
    auto words = wordsOf(clipped(rest, 80));
    auto kind = decisionAt(words, 0);
    auto verb = std::ranges::find_if(words, [](const auto& word) { return decisionNamed(word).has_value(); });
    if (!kind || (verb != words.end() && contains(others, *verb))) continue;
    bool feeling = kind == DecisionKind::NOTED && isAt(words, 1, "with");  // 'noted with sorrow'
    if (!feeling) return Told{*kind, 85, begin};
  }
  return std::nullopt;
}

// A verb in capitals: 'RESOLVED to object'. Sentences that are in capitals throughout are titles.
size_t shoutedAt(std::string_view sentence, size_t from) {
  for (size_t at = from; at < sentence.size(); ++at) {
    if (sentence[at] < 'A' || sentence[at] > 'Z' || (at > 0 && sentence[at - 1] != ' ' && sentence[at - 1] != '('))
      continue;
    auto end = at;
    while (end < sentence.size() && sentence[end] >= 'A' && sentence[end] <= 'Z') ++end;
    constexpr size_t shortest = 5;
    if (end - at >= shortest && (end == sentence.size() || !isUpper(sentence.substr(end))) &&
        sentence.substr(at, end - at) != "DECISION" && sentence.substr(at, end - at) != "RESOLUTION" &&
        decisionNamed(lowered(sentence.substr(at, end - at))))
      return at;
    at = std::max(at, end);
  }
  return nowhere;
}

bool isTitle(std::string_view sentence) {
  return std::ranges::none_of(sentence, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::optional<Told> shouted(std::string_view sentence, std::string_view lower) {
  auto at = isTitle(sentence) ? nowhere : shoutedAt(sentence, 0);
  if (at == nowhere) return std::nullopt;
  auto lead = trim(lower.substr(0, at));
  if (lead.ends_with("had been") || lead.ends_with("has been") || lead.ends_with("not") || isElsewhere(lead))
    return std::nullopt;
  auto word = lower.substr(at, lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at) - at);
  constexpr size_t shortLead = 6;
  bool whole = wordsOf(lead).size() <= shortLead && !lead.ends_with("and") && lead.find(',') == nowhere;
  return Told{decisionNamed(word).value_or(DecisionKind::AGREED), 90, whole ? 0 : at};
}

// 'Agreed that …', 'Resolved to …', 'Unanimously accepted as …', 'Agreed.'
std::optional<Told> verbless(std::string_view lower) {
  constexpr std::array behind{"that"sv, "to"sv,  "as"sv, "with"sv, "in"sv,          "unanimously"sv, "subject"sv,
                              "on"sv,   "not"sv, "by"sv, "and"sv,  "accordingly"sv, "for"sv,         "against"sv};
  constexpr std::array others{"noted"sv,     "passed"sv,     "supported"sv,  "recommended"sv, "carried"sv,
                              "voted"sv,     "declined"sv,   "confirmed"sv,  "elected"sv,     "decision"sv,
                              "decisions"sv, "resolution"sv, "resolutions"sv};
  auto words = wordsOf(clipped(lower, 60));
  size_t i = !words.empty() && (words[0] == "unanimously" || words[0] == "also") ? 1 : 0;
  if (i >= words.size() || contains(others, words[i])) return std::nullopt;
  auto kind = decisionNamed(words[i]);
  bool fits = kind && (i + 1 == words.size() || contains(behind, words[i + 1]));
  if (fits && words[i] == "agreed" && isAt(words, i + 1, "with")) return std::nullopt;  // 'Agreed with Ann that …'
  return fits ? std::optional(Told{*kind, 90, 0}) : std::nullopt;
}

// 'Proposed AP, seconded AH and agreed that …', 'carried nem con', 'Decision made that …', 'We accept it, 8 yes'
std::optional<Told> voted(std::string_view lower) {
  for (auto words : {"decision made that"sv, "decision also made that"sv, "decision taken that"sv,
                     "decision taken to"sv, "decision made to"sv, "decision was made that"sv, "decision was made to"sv,
                     "decision was taken to"sv, "decision was taken that"sv, "decision was to"sv})
    if (auto at = findPhrase(lower, words); at != nowhere && at < 80 && !isElsewhere(lower)) {
      auto the = lower.substr(0, at);
      size_t begin = the.ends_with("the ") ? at - 4 : the.ends_with("a ") ? at - 2 : at;
      return Told{DecisionKind::AGREED, 80, begin};
    }
  if (tellsDefeat(lower)) return Told{DecisionKind::REJECTED, 80, 0};
  auto proposed = std::min(findPhrase(lower, "proposed"), findPhrase(lower, "moved"));
  auto seconded = findPhrase(lower, "seconded");
  if (proposed != nowhere && seconded != nowhere) {
    if (findPhrase(lower, "that", seconded) != nowhere) return Told{DecisionKind::AGREED, 80, 0};
    for (const auto& word : wordsOf(lower))
      if (auto kind = decisionNamed(word); kind && word != "decision" && word != "resolution")
        return Told{*kind, 80, 0};
  }
  return tellsVote(lower) ? std::optional(Told{DecisionKind::AGREED, 80, 0}) : std::nullopt;
}

// Where the part of a sentence begins, behind ', and ', that holds a place near its beginning.
size_t clauseBefore(std::string_view lower, size_t at) {
  for (auto sign : {", and "sv, ", but "sv, "; "sv}) {
    auto found = lower.substr(0, std::min(lower.size(), at + sign.size())).rfind(sign);
    if (found != nowhere && found + sign.size() * 2 + 60 >= at) return found + sign.size();
  }
  return 0;
}

// 'The proposal was accepted', 'a budget of £100 was approved', 'the choice was left over until May', 'This will be
// deferred'
std::optional<Told> passive(std::string_view lower) {
  constexpr std::array elsewhere{"as agreed"sv, "previously"sv,   "last meeting"sv, "apologies"sv,
                                 "apology"sv,   "declarations"sv, "declaration"sv,  "if it"sv};
  constexpr std::array others{"resolved"sv,    "passed"sv,    "declined"sv, "supported"sv,
                              "recommended"sv, "confirmed"sv, "noted"sv,    "voted"sv};
  constexpr std::array pronouns{"which"sv, "that"sv, "who"sv, "it"sv, "as"sv, "what"sv};
  if (std::ranges::any_of(elsewhere, [&](auto words) { return findPhrase(lower, words) != nowhere; }))
    return std::nullopt;
  for (auto put : {"was left over"sv, "were left over"sv, "was held over"sv, "was put off"sv, "will be deferred"sv,
                   "to be deferred"sv, "will be postponed"sv})
    if (auto at = findPhrase(lower, put); at != nowhere)
      return Told{DecisionKind::DEFERRED, 65, clauseBefore(lower, at)};
  size_t begin = 0;  // of the clause between commas
  for (size_t end = 0; begin < lower.size(); begin = end + 1) {
    end = std::min(lower.find_first_of(",;", begin), lower.size());
    auto words = wordsOf(lower.substr(begin));
    auto within = wordsOf(lower.substr(begin, end - begin)).size();
    for (size_t i = 0; i < within && i + 1 < words.size(); ++i) {
      if (contains(subordinating, words[i]) && words[i] != "that" && words[i] != "as") break;
      bool past = words[i] == "was" || words[i] == "were", present = words[i] == "is" || words[i] == "are";
      if (!past && !present) continue;
      if (i > 0 ? contains(pronouns, words[i - 1]) : begin == 0) continue;
      auto kind = isAt(words, i + 1, "all") ? std::nullopt : decisionAt(words, i + 1);
      auto verb = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end(),
                               [](const auto& word) { return decisionNamed(word).has_value(); });
      if (!kind || verb == words.end() || contains(others, *verb)) continue;
      bool out = *verb == "carried" && verb + 1 != words.end() &&
                 (verb[1] == "out" || verb[1] == "forward" || verb[1] == "over");
      bool stated =
          present && *verb != "accepted" && *verb != "approved" && *verb != "adopted" && *verb != "authorised";
      if (!out && !stated) return Told{*kind, 65, clauseBefore(lower, begin)};
    }
  }
  return std::nullopt;
}

// 'Agenda adopted.', 'Motion passed to change the times', 'reserves policy adopted'
std::optional<Told> headline(std::string_view lower) {
  constexpr std::array subjects{"motion"sv,      "proposal"sv, "minutes"sv,    "agenda"sv,    "budget"sv,
                                "accounts"sv,    "changes"sv,  "resolution"sv, "amendment"sv, "recommendation"sv,
                                "expenditure"sv, "payments"sv, "payment"sv,    "quote"sv,     "applications"sv};
  constexpr std::array behind{"as"sv,          "by"sv, "with"sv, "to"sv,      "without"sv, "w"sv,
                              "unanimously"sv, "on"sv, "for"sv,  "subject"sv, "except"sv,  "and"sv};
  constexpr std::array finite{"was"sv, "were"sv, "is"sv, "are"sv,  "had"sv,
                              "has"sv, "have"sv, "be"sv, "been"sv, "being"sv};
  constexpr size_t farthest = 25;
  auto words = wordsOf(clipped(lower, 300));
  if (words.empty() || !contains(subjects, words[0])) return std::nullopt;
  for (size_t i = 1; i < std::min(words.size(), farthest); ++i) {
    if (contains(finite, words[i])) return std::nullopt;
    auto kind = decisionNamed(words[i]);
    if (kind && kind != DecisionKind::NOTED && (i + 1 == words.size() || contains(behind, words[i + 1])))
      return Told{*kind, 75, 0};
  }
  return std::nullopt;
}

// 'The minutes of the last meeting were agreed as correct', 'Minutes of the meeting of 3 May were approved'
std::optional<Told> ofTheMinutes(std::string_view lower) {
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

// What somebody is quoted with decides nothing: blanked, so that places stay what they are.
std::string withoutQuotes(std::string text) {
  for (auto [opens, closes] : {std::pair{"\""sv, "\""sv}, std::pair{"\u201C"sv, "\u201D"sv}})
    for (auto open = text.find(opens); open != nowhere;) {
      auto close = std::min(text.find(closes, open + opens.size()), text.size());
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(open), text.begin() + static_cast<std::ptrdiff_t>(close),
                ' ');
      open = close >= text.size() ? nowhere : text.find(opens, close + closes.size());
    }
  return text;
}

// '9.5 Agreed to …'
size_t numberAtBeginning(std::string_view text) {
  auto end = text.find_first_not_of("0123456789.");
  return end != nowhere && end > 0 && text[end] == ' ' ? end + 1 : 0;
}

// 'The council approved the budget in 2019', told in 2025.
bool isLongAgo(std::string_view lower, const Minutes& minutes) {
  if (!minutes.heldOn) return false;
  auto held = isoDate(*minutes.heldOn);
  for (auto at = lower.find(" in "); at != nowhere; at = lower.find(" in ", at + 1)) {
    auto year = lower.substr(at + 4, 4);
    bool four = year.size() == 4 && year.find_first_not_of("0123456789") == nowhere;
    auto next = lower.substr(std::min(lower.size(), at + 8));
    if (four && !next.starts_with('/') && !next.starts_with('-') && year < std::string_view(held).substr(0, 4))
      return true;
  }
  return false;
}

std::optional<Told> judge(std::string_view sentence, const Minutes& minutes) {
  constexpr size_t longest = 1500;
  if (sentence.size() > longest || sentence.ends_with('?')) return std::nullopt;
  auto number = numberAtBeginning(sentence);
  if (number > 0) {
    auto told = judge(sentence.substr(number), minutes);
    if (told) told->begin += number;
    return told;
  }
  auto lower = withoutQuotes(lowered(sentence));
  if (auto told = ofTheMinutes(lower)) return told;
  if (auto told = verbless(lower)) return told;
  bool longAgo = isLongAgo(lower, minutes);
  if (auto told = longAgo ? std::nullopt : byTheBody(lower, minutes)) return told;
  if (auto told = shouted(sentence, lower)) return told;
  if (auto told = impersonal(sentence, lower, minutes)) return told;
  if (auto told = voted(lower)) return told;
  if (auto told = longAgo ? std::nullopt : passive(lower)) return told;
  return headline(lower);
}

// 'The Board NOTED the report and AGREED to pay' tells two.
std::vector<std::string_view> decisionsIn(std::string_view sentence) {
  std::vector<std::string_view> parts;
  auto first = isTitle(sentence) ? nowhere : shoutedAt(sentence, 0);
  size_t begin = 0;
  while (first != nowhere) {
    auto next = shoutedAt(sentence, first + 1);
    if (next == nowhere) break;
    auto before = sentence.substr(begin, next - begin);
    if (before.ends_with(" and ")) {
      parts.push_back(trim(before.substr(0, before.size() - 5)));
      begin = next;
    }
    first = next;
  }
  parts.push_back(sentence.substr(begin));
  return parts;
}

// 'All were in agreement.', 'This was approved.', 'The Board agreed.', 'Agreed.': what it is about stands in the
// sentence before.
bool pointsBack(std::string_view sentence) {
  constexpr size_t mostWords = 5;
  constexpr std::array beginnings{"this"sv,     "these"sv,       "that"sv,   "both"sv,    "all"sv,    "everyone"sv,
                                  "motion"sv,   "unanimously"sv, "passed"sv, "carried"sv, "agreed"sv, "approved"sv,
                                  "accepted"sv, "adopted"sv,     "it"sv,     "members"sv};
  constexpr std::array ends{"agreement"sv, "favour"sv, "content"sv, "unanimously"sv};
  auto words = wordsOf(sentence);
  constexpr size_t withCounts = 8;  // 'Not carried (4 for, 9 against).'
  bool lost = isAt(words, 0, "not") && words.size() <= withCounts;
  if (lost) return true;
  if (words.empty() || words.size() > mostWords || isAt(words, 1, "to") || isAt(words, 1, "that")) return false;
  return contains(beginnings, words.front()) || contains(ends, words.back()) || decisionNamed(words.back());
}

// 'Proposed: Cllr Lee; seconded: Cllr Ray.', 'All in favour.', 'Carried 4 to 1.': how it was voted on, and nothing of
// what.
bool isVoteAlone(std::string_view sentence) {
  constexpr std::array beginnings{"proposed"sv,  "proposer"sv, "prop"sv,  "moved"sv,     "seconded"sv, "carried"sv,
                                  "unanimous"sv, "vote"sv,     "votes"sv, "in favour"sv, "prop."sv};
  constexpr size_t mostWords = 16, fewWords = 4;
  if (shoutedAt(sentence, 0) != nowhere) return false;
  auto lower = lowered(sentence);
  std::string_view text = lower;
  while (text.starts_with('(')) text.remove_prefix(1);
  if (beginsWithPhrase(text, "all in favour") || beginsWithPhrase(text, "all agreed"))
    return wordsOf(text).size() <= fewWords;
  if (wordsOf(text).size() <= fewWords && text.find_first_of("0123456789") == 0 && tellsVote(text))
    return true;  // '12 yes.'
  if (wordsOf(text).size() <= fewWords && beginsWithPhrase(text, "for") && tellsVote(text)) return true;
  bool begins = std::ranges::any_of(beginnings, [&](auto words) { return beginsWithPhrase(text, words); });
  return begins && findPhrase(text, "that") == nowhere && findPhrase(text, "agreed") == nowhere &&
         wordsOf(text).size() <= mostWords;
}

// 'That A be done. (Cllr Lee proposed, Cllr Ray seconded, all were in favour)' without the vote.
std::string_view withoutVote(std::string_view text) {
  if (auto at = text.find(", proposed"); at != nowhere && text.find("seconded", at) != nowhere)
    text = text.substr(0, at);
  auto open = text.rfind('(');
  auto end = text.find_last_not_of(" .");
  if (open == nowhere || open == 0 || end == nowhere || text[end] != ')') return text;
  auto note = lowered(text.substr(open));
  bool vote = note.find("proposed") != nowhere || note.find("seconded") != nowhere;
  return vote ? trim(text.substr(0, open)) : text;
}

// 'agreed as a correct record save that …' without what was corrected; 'noted the figures but Ann asked …' without her.
std::string_view withoutAside(std::string_view text, DecisionKind kind) {
  auto lower = lowered(text);
  if (findPhrase(lower, "record") != nowhere || lower.starts_with("minutes") || lower.starts_with("the minutes"))
    for (auto aside :
         {" save that "sv, ", subject to "sv, " subject to "sv, ", except "sv, " except "sv, " with the "sv})
      if (auto at = lower.find(aside); at != nowhere) return text.substr(0, at);
  if (kind == DecisionKind::NOTED)
    if (auto at = lower.find(" but "); at != nowhere) return text.substr(0, at);
  return text;
}

// '… decided to allow it, and the Clerk will tell them' without what somebody takes on.
std::string_view withoutUndertaking(std::string_view text, const Minutes& minutes) {
  constexpr size_t longestOwner = 50;
  for (auto at = text.find(", and "); at != nowhere; at = text.find(", and ", at + 1)) {
    auto clause = text.substr(at + 6);
    for (auto verb : {" will "sv, " offered to "sv, " agreed to "sv, " undertook to "sv, " volunteered to "sv})
      if (auto end = clipped(clause, longestOwner).find(verb); end != nowhere)
        if (namesKnownOwners(clause.substr(0, end), minutes)) return text.substr(0, at);
  }
  return text;
}

void addDecision(const Block& block, uint16_t item, std::string_view text, std::string_view quote, DecisionKind kind,
                 unsigned confidence, Findings& findings) {
  auto entry = asEntry(withoutVote(text));
  if (entry.empty()) return;
  auto decision = findings.add(block.line, confidence, quote).initDecision();
  decision.setText(textFor(entry).c_str());
  decision.setKind(kind);
  decision.setItem(item);
}

// A heading whose list holds decisions.
bool isLabel(const Block& block) {
  constexpr std::array labels{
      "decisions"sv,   "decisions made"sv,           "decisions taken"sv,  "decision log"sv,
      "resolutions"sv, "summary of decisions"sv,     "decisions agreed"sv, "key decisions"sv,
      "conclusions"sv, "decisions of the meeting"sv, "agreed decisions"sv, "resolutions passed"sv};
  auto text = lowered(trim(block.text));
  while (text.ends_with(':')) text.pop_back();
  return block.cells.empty() && contains(labels, text);
}

// 'The Board agreed that:', and nothing more.
bool opensList(std::string_view text, const Minutes& minutes) {
  auto lower = lowered(text);
  auto ends = [&](auto words) { return lower.ends_with(words); };
  if (!ends("that:") && !ends("greed:") && !ends("esolved:") && !ends(" to:") && !ends("greed the following:") &&
      !ends("esolved the following:"))
    return false;
  return byTheBody(lower, minutes) || impersonal(text, lower, minutes) || verbless(lower);
}

// --- Tables of motions and decisions ---

struct DecisionColumns {
  size_t text = 0;
  std::optional<size_t> outcome;
};

// 'Motion | Moved | Seconded | Status', 'No. | Decision'
std::optional<DecisionColumns> decisionColumns(const Block& row) {
  constexpr std::array texts{"motion"sv, "decision"sv, "decisions"sv, "resolution"sv, "resolutions"sv, "proposal"sv};
  constexpr std::array outcomes{"status"sv, "outcome"sv, "result"sv, "vote"sv, "votes"sv, "carried"sv};
  constexpr std::array others{"moved"sv,       "mover"sv,    "moved by"sv, "proposed"sv,    "proposer"sv,
                              "proposed by"sv, "seconded"sv, "seconder"sv, "seconded by"sv, "no"sv,
                              "ref"sv,         "number"sv,   "date"sv,     "item"sv,        "agenda item"sv};
  std::optional<size_t> text, outcome;
  bool other = false;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    auto name = lowered(row.cells[i]);
    while (name.ends_with('.') || name.ends_with(':')) name.pop_back();
    if (!text && contains(texts, name)) text = i;
    if (!outcome && contains(outcomes, name)) outcome = i;
    other = other || contains(others, name);
  }
  return text && (outcome || other) ? std::optional(DecisionColumns{*text, outcome}) : std::nullopt;
}

// --- The document ---

class Decisions {
 public:
  Decisions(const Minutes& minutes, Findings& findings) : minutes_(minutes), findings_(findings) {}

  void read(size_t block) {
    std::string_view text = minutes_.document.blocks[block].text;
    size_t done = 0;
    for (const auto& mark : findMarks(text)) {
      auto begin = static_cast<size_t>(mark.quote.data() - text.data());
      readProse(block, text.substr(done, begin - done));
      done = begin + mark.quote.size();
      readMark(block, mark);
    }
    readProse(block, text.substr(done));
  }

  void readEntry(size_t block) {
    constexpr unsigned listed = 90;
    const auto& text = minutes_.document.blocks[block].text;
    auto found = judge(text, minutes_);
    add(block, text, text, found ? found->kind : DecisionKind::AGREED, listed);
  }

  void readRow(size_t block, const DecisionColumns& columns) {
    constexpr unsigned tabled = 90;
    const auto& row = minutes_.document.blocks[block];
    if (columns.text >= row.cells.size()) return;
    auto outcome = columns.outcome && *columns.outcome < row.cells.size() ? lowered(row.cells[*columns.outcome]) : "";
    auto kind = DecisionKind::AGREED;
    for (const auto& word : wordsOf(outcome))
      if (auto named = decisionNamed(word)) kind = *named;
    for (auto lost : {"lost"sv, "defeated"sv, "failed"sv, "not carried"sv, "fell"sv})
      if (findPhrase(outcome, lost) != nowhere) kind = DecisionKind::REJECTED;
    if (findPhrase(outcome, "withdrawn") == nowhere) add(block, row.cells[columns.text], row.text, kind, tabled);
  }

 private:
  void readMark(size_t block, const Mark& mark) {
    constexpr unsigned marked = 95;
    auto kind = decisionNamed(mark.label);
    bool reference = !mark.body.empty() && mark.body[0] >= '0' && mark.body[0] <= '9' &&
                     mark.body.substr(0, mark.body.find(' ')).find('/') != nowhere;  // 'Resolved: 16/10/6'
    bool numbered =
        mark.qualifier.find_first_not_of("0123456789./-ABCD") == nowhere;  // 'Decision 3:', 'Decision 17/A:'
    if (kind && numbered && !reference) add(block, mark.body, mark.quote, *kind, marked);
  }

  void readProse(size_t block, std::string_view prose) {
    std::string_view before, votedOn;  // the sentence before, and what was voted on last
    bool decided = false;              // in this paragraph
    auto all = sentences(prose);
    for (auto sentence : all) {
      if (isVoteAlone(sentence)) {
        // 'Proposed by Ann, seconded by Joe and' | 'RESOLVED …': of what comes.
        bool open = std::string_view(".)!").find(sentence.back()) == nowhere && !tellsVote(lowered(sentence));
        bool introduces = open && sentence.data() == all.back().data();
        auto what = before.empty() ? blockBefore(block) : before;
        bool quoted = std::ranges::count(what, '"') % 2 == 1;
        if (what.empty() && tellsVote(lowered(sentence))) what = sentence;
        bool known = votedOn == what || (decided && !isProposed(what)) || (what != sentence && judge(what, minutes_));
        if (!introduces && !quoted && !what.empty() && !known) addVotedOn(block, what);
        votedOn = what;
        continue;
      }
      for (auto part : decisionsIn(sentence)) decided = readSentence(block, prose, before, part) || decided;
      before = sentence;
    }
  }

  // 'Given its price, it was proposed to accept the quote' from the proposal on.
  void addVotedOn(size_t block, std::string_view what) {
    auto at = lowered(what).find("it was proposed");
    auto text = at == nowhere ? what : what.substr(at);
    add(block, text, text, DecisionKind::AGREED, 80);
  }

  static bool isProposed(std::string_view sentence) {
    auto lower = lowered(sentence);
    return lower.find("propos") != nowhere || lower.find("motion") != nowhere || lower.find("moved") != nowhere;
  }

  bool readSentence(size_t block, std::string_view prose, std::string_view before, std::string_view sentence) {
    auto told = judge(sentence, minutes_);
    bool ballot = wordsOf(before).size() <= 3 && findPhrase(lowered(before), "voted") != nowhere;  // 'We voted.'
    if (!told && ballot) told = Told{DecisionKind::AGREED, 70, 0};
    if (!told) return false;
    auto text = sentence.substr(told->begin);
    if (told->begin > 0 && text.starts_with("this ")) text = sentence;  // 'A is proposed; this was agreed.'
    if (pointsBack(sentence)) {
      if (findPhrase(lowered(before), "apologies") != nowhere || (!before.empty() && judge(before, minutes_)))
        return false;
      if (!before.empty())
        text = prose.substr(static_cast<size_t>(before.data() - prose.data()),
                            static_cast<size_t>(sentence.data() + sentence.size() - before.data()));
      else if (auto what = blockBefore(block); judge(what, minutes_) || wordsOf(sentence).size() == 1)
        return false;  // 'Agreed.', and nothing before it
      else if (isProposed(what))
        text = what;
    }
    add(block, withoutAside(withoutUndertaking(text, minutes_), told->kind), text, told->kind, told->confidence);
    return true;
  }

  // The last sentence of the block before, where this one begins with how it was voted on.
  std::string_view blockBefore(size_t block) const {
    const auto& blocks = minutes_.document.blocks;
    if (block == 0 || minutes_.items[block] != minutes_.items[block - 1] || !blocks[block - 1].cells.empty() ||
        blocks[block - 1].kind == BlockKind::heading || !findMarks(blocks[block - 1].text).empty())
      return "";
    auto all = sentences(blocks[block - 1].text);
    return all.empty() ? std::string_view() : all.back();
  }

  void add(size_t block, std::string_view text, std::string_view quote, DecisionKind kind, unsigned confidence) {
    addDecision(minutes_.document.blocks[block], minutes_.items[block], text, quote, kind, confidence, findings_);
  }

  const Minutes& minutes_;
  Findings& findings_;
};

}  // namespace

void recogniseDecisions(const Minutes& minutes, Findings& findings) {
  Decisions decisions(minutes, findings);
  const auto& blocks = minutes.document.blocks;
  bool listed = false;  // under a heading 'Decisions', or behind 'The Board agreed that:'
  std::optional<DecisionColumns> table;
  for (size_t i = 0; i < blocks.size(); ++i) {
    const auto& text = blocks[i].text;
    bool row = blocks[i].kind == BlockKind::tableRow;
    if (!row) table.reset();
    if (auto columns = row ? decisionColumns(blocks[i]) : std::nullopt) {
      table = columns;
      continue;
    }
    if (table) {
      decisions.readRow(i, *table);
      continue;
    }
    bool entry = blocks[i].kind == BlockKind::listItem ||
                 (blocks[i].number > 0 && (minutes.items[i] == 0 || !isUpper(blocks[i].text)));
    if (isLabel(blocks[i]) || opensList(text, minutes)) {
      listed = true;
    } else if (listed && entry) {
      decisions.readEntry(i);
    } else {
      listed = false;
      if (blocks[i].kind != BlockKind::heading) decisions.read(i);
    }
  }
}

}  // namespace minuted
