// Actions that are told in passing: 'AB agreed to write to the council', 'The Clerk will report back'. Only people and
// officers are taken for owners: what a body agreed to is a decision.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/asks/ask.h"
#include "minutes/asks/ask_parser.h"
#include "minutes/asks/plain_asks.h"
#include "minutes/language/names.h"
#include "minutes/language/owner_words.h"
#include "minutes/language/owners.h"
#include "minutes/language/undertakings.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// 'will be', 'would like', 'will leave': what is or might be, not what is to be done.
bool tellsOfState(std::string_view rest) {
  constexpr std::array words{
      "be"sv,          "have"sv,       "not"sv,         "like"sv,           "also be"sv,        "need"sv,
      "find it"sv,     "then"sv,       "remain"sv,      "continue to be"sv, "rather"sv,         "prefer"sv,
      "retire"sv,      "leave"sv,      "become"sv,      "cost"sv,           "benefit"sv,        "never"sv,
      "no longer"sv,   "stand down"sv, "step down"sv,   "welcome"sv,        "appreciate"sv,     "support"sv,
      "only"sv,        "see what"sv,   "feel"sv,        "love"sv,           "want"sv,           "miss"sv,
      "still"sv,       "depend"sv,     "take place"sv,  "happen"sv,         "receive"sv,        "always"sv,
      "the"sv,         "a"sv,          "this"sv,        "think about"sv,    "probably"sv,       "favour"sv,
      "act as"sv,      "serve"sv,      "continue as"sv, "remain"sv,         "chair"sv,          "consider"sv,
      "expect"sv,      "suggest"sv,    "oppose"sv,      "vote"sv,           "stay"sv,           "co-chair"sv,
      "carry on as"sv, "go on as"sv,   "continue in"sv, "take his place"sv, "take her place"sv, "take their place"sv};
  auto lower = documents::lowered(trim(rest));
  return lower.empty() ||
         std::ranges::any_of(words, [&](auto word) { return documents::beginsWithPhrase(lower, word); });
}

// 'has committed to continue to chair the group': what goes on is nothing to be done.
bool goesOn(std::string_view undertaking, std::string_view rest) {
  constexpr std::array verbs{"continue"sv, "remain"sv, "stay"sv, "carry on"sv, "keep on"sv, "go on"sv};
  auto lower = documents::lowered(trim(rest));
  return (undertaking == "committed to" || undertaking == "agreed to") &&
         std::ranges::any_of(verbs, [&](auto verb) { return documents::beginsWithPhrase(lower, verb); });
}

// Behind 'to' must come what somebody does: 'from Jan to the county' asks nobody.
bool isOrder(std::string_view rest) {
  auto verb = documents::lowered(rest.substr(0, rest.find_first_of(" ,.;")));
  return isTaskVerb(verb);
}

bool isPronoun(std::string_view word) {
  constexpr std::array pronouns{"he"sv, "she"sv, "they"sv};
  return std::ranges::find(pronouns, documents::lowered(word)) != pronouns.end();
}

bool isSomebody(std::string_view text) {
  constexpr size_t mostWords = 3;
  auto words = documents::spacedWords(text);
  if (words.empty() || words.size() > mostWords || isBody(text)) return false;
  return couldBeInitials(text) || (looksLikePerson(text) && std::ranges::none_of(words, [](auto word) {
                                     return isNonOwnerWord(documents::lowered(word));
                                   }));
}

// Whether this may be who takes something on. Where the minutes list nobody, anybody with a name; and whoever
// volunteers is a person.
bool isWho(std::string_view text, const Undertaking& undertaking, const Minutes& minutes) {
  constexpr size_t aList = 2;
  if (isListedActor(text, minutes)) return true;
  if (!isSomebody(text)) return false;
  if (undertaking.firmness == Firmness::personal) return true;
  bool plain = couldBeInitials(text) || text.find(' ') == documents::nowhere || !splitTitle(text).title.empty();
  return minutes.people.size() < aList && undertaking.firmness == Firmness::firm &&
         (undertaking.words != "to" || plain);
}

std::string_view withoutAdverbs(std::string_view before) {
  constexpr std::array adverbs{" also"sv,    " kindly"sv,       " then"sv,  " therefore"sv, " both"sv, " all"sv,
                               " has"sv,     " have"sv,         " very"sv,  " gladly"sv,    " now"sv,  " each"sv,
                               " further"sv, " subsequently"sv, " again"sv, " helpfully"sv};
  for (bool again = true; again;) {
    again = false;
    for (auto adverb : adverbs)
      if (before.ends_with(adverb)) {
        before = trim(before.substr(0, before.size() - adverb.size()));
        again = true;
      }
  }
  return before;
}

// How many bytes at the end of what stands before the undertaking name who takes it on: 'simplified and DO' -> 2.
size_t whoAtEnd(std::string_view before, const Undertaking& undertaking, const Minutes& minutes) {
  constexpr size_t mostWords = 5, farthest = 100;
  auto words = documents::spacedWords(before.substr(before.size() - std::min(before.size(), farthest)));
  size_t longest = 0;
  for (size_t count = 1; count <= std::min(mostWords, words.size()); ++count) {
    auto word = words[words.size() - count];
    if (word.starts_with('(')) word.remove_prefix(1);
    auto at = static_cast<size_t>(word.data() - before.data());
    auto candidate = trim(before.substr(at));
    if (candidate.find_first_of(",;:") == documents::nowhere && isWho(candidate, undertaking, minutes))
      longest = before.size() - at;
  }
  if (longest == 0) return 0;
  // 'Cllr Reeve and Cllr Stocking', 'she and the Clerk': the one before as well.
  auto rest = trim(before.substr(0, before.size() - longest));
  if (!rest.ends_with(" and") && !rest.ends_with(" &")) return longest;
  auto space = rest.rfind(' ');
  auto first = trim(rest.substr(0, space));
  auto other = whoAtEnd(first, undertaking, minutes);
  auto last = first.substr(first.rfind(' ') + 1);
  if (other == 0 && isPronoun(last)) other = last.size();
  return other == 0 ? longest : before.size() - (first.size() - other);
}

// What somebody takes on in a sentence: from who it is to the end.
struct Found {
  size_t begin = 0;
  size_t whoEnds = 0;  // as `begin` where only the subject of the sentence can be meant: '… and will write'
  unsigned confidence = 0;
};

// 'asked RJ to comment' tells of the meeting; 'with AB to take the lead' of what comes after it.
bool mayComeBefore(std::string_view lead, std::string_view undertaking) {
  if (lead.ends_with("agreed that") || lead.ends_with("agreed") || lead.ends_with("decided that") ||
      lead.ends_with("resolved that") || lead.ends_with("agreed for"))
    return true;  // 'It was agreed that Ann would write'
  bool reference = lead.find(' ') == documents::nowhere &&
                   lead.find_first_of("0123456789") != documents::nowhere;  // 'A24/01 Ann to write'
  if (undertaking == "to")
    return lead.empty() || reference || lead.ends_with(" with") ||
           std::string_view(",:;->").find(lead.back()) != documents::nowhere || lead.ends_with("→");
  bool reported = lead.ends_with(" if") || lead.ends_with(" whether") || lead.ends_with(" that") ||
                  lead.ends_with(" which") || lead.ends_with(" what") || lead.ends_with(" when");
  return !reported || (undertaking != "would" && undertaking != "will");
}

// Of whom a sentence tells, if it begins with them: whom 'he' means in the next.
std::string_view subjectOf(std::string_view sentence, const Minutes& minutes) {
  constexpr size_t mostWords = 4, farthest = 60;
  auto words = documents::spacedWords(documents::clipped(sentence, farthest));
  std::string_view subject;
  for (size_t count = 1; count <= std::min(mostWords, words.size()); ++count) {
    auto end = static_cast<size_t>(words[count - 1].data() + words[count - 1].size() - sentence.data());
    if (isListedActor(sentence.substr(0, end), minutes)) subject = sentence.substr(0, end);
  }
  return subject;
}

// The first place of the words; "'ll" stands behind its word, with either apostrophe.
size_t findUndertaking(std::string_view lower, std::string_view words, size_t from) {
  if (!words.starts_with('\'')) return documents::findPhrase(lower, words, from);
  auto at = lower.find(words, from);
  bool ends = at != documents::nowhere && (at + words.size() >= lower.size() || lower[at + words.size()] == ' ');
  return ends ? at : documents::nowhere;
}

std::optional<Found> undertakingIn(std::string_view sentence, bool firmOnly, const Minutes& minutes) {
  auto lower = documents::lowered(sentence);
  std::optional<Found> first;
  for (const auto& undertaking : undertakings()) {
    bool to = undertaking.words == "to", going = undertaking.words.find("going") != documents::nowhere;
    for (auto at = findUndertaking(lower, undertaking.words, 0); at != documents::nowhere;
         at = findUndertaking(lower, undertaking.words, at + 1)) {
      auto rest = trim(sentence.substr(at + undertaking.words.size()));
      if (tellsOfState(rest) || goesOn(undertaking.words, rest) || ((to || going) && !isOrder(rest))) continue;
      auto before = withoutAdverbs(trim(sentence.substr(0, at)));
      auto saying = speakerLength(documents::lowered(before));
      if (saying > 0) before = withoutAdverbs(trim(before.substr(0, saying)));
      auto manner = undertaking;
      if (saying > 0) manner.firmness = Firmness::firm;
      auto who = whoAtEnd(before, manner, minutes);
      auto begin = before.size() - who, whoEnds = before.size();
      if (who == 0 && saying == 0 && isPronoun(before)) {
        begin = 0;
      } else if (who == 0 && !to && before.ends_with(" and")) {
        begin = whoEnds = at;
      } else if (who == 0) {
        continue;
      }
      if (first && first->begin <= begin) continue;
      auto holder = who > 0 ? before.substr(begin) : begin > 0 ? subjectOf(sentence, minutes) : std::string_view();
      bool office = isOffice(holder);
      auto lead = documents::lowered(trim(before.substr(0, begin)));
      bool agreed = lead.ends_with("agreed that") || lead.ends_with("agreed");
      if (undertaking.words == "should" && !agreed) continue;  // 'it was agreed that Ann should write'
      bool firm = undertaking.firmness != Firmness::loose || office || saying > 0 || agreed;
      if ((firmOnly && !firm) || !mayComeBefore(lead, undertaking.words)) continue;
      first = Found{begin, whoEnds, undertaking.confidence};
    }
  }
  return first;
}

// 'Ann to ring the office - done.'
bool isSaidDone(std::string_view text) {
  auto dash = std::max({text.rfind(" - ") + 1, text.rfind(" – ") + 1, text.rfind(": ") + 1});
  auto news = dash == 0 ? std::nullopt : newsIn(text.substr(dash + documents::dashAt(text, dash)));
  return news && *news == schema::ActionNews::CLOSED;
}

class Prose {
 public:
  Prose(const Minutes& minutes, bool firmOnly) : minutes_(minutes), firmOnly_(firmOnly) {}

  void read(size_t block) {
    subject_ = "";
    for (auto sentence : documents::sentences(minutes_.document.blocks[block].text)) {
      constexpr size_t longest = 1500;  // bytes of what is a sentence
      if (sentence.size() > longest) continue;
      if (auto who = politelyAsked(sentence, minutes_)) {
        addAsked(block, sentence, *who);
        continue;
      }
      if (sentence.ends_with('?')) continue;
      if (auto who = doerOf(sentence, minutes_); !who.empty()) {
        addAsked(block, sentence, who);
        continue;
      }
      if (auto subject = subjectOf(sentence, minutes_); !subject.empty()) subject_ = subject;
      readSentence(block, sentence);
    }
  }
  // An entry below 'It was agreed that': what somebody would do there is firm.
  void readAgreed(size_t block) {
    auto before = std::exchange(firmOnly_, false);
    read(block);
    firmOnly_ = before;
  }
  Asks asks;

 private:
  // 'Ann agreed to write, and JS will call': two.
  void readSentence(size_t block, std::string_view sentence) {
    constexpr size_t most = 4;
    std::optional<Found> found = undertakingIn(sentence, firmOnly_, minutes_);
    for (size_t count = 0; found && count < most; ++count) {
      auto text = sentence.substr(found->begin);
      auto next = nextAt(text.substr(found->whoEnds - found->begin));
      auto end = next ? found->whoEnds - found->begin + *next : text.size();
      add(block, sentence, *found, text.substr(0, end));
      if (!next) return;
      sentence = text.substr(end);
      for (auto sign : {", "sv, "; "sv, " "sv})
        if (sentence.starts_with(sign)) sentence = sentence.substr(sign.size());
      if (sentence.starts_with("and ")) sentence = sentence.substr(4);
      found = undertakingIn(sentence, firmOnly_, minutes_);
    }
  }

  void addAsked(size_t block, std::string_view sentence, std::string_view who) {
    constexpr unsigned confidence = 65;
    auto ask = askOf(minutes_, block, AskOrigin::prose, {.text = sentence, .quote = sentence, .owners = who});
    ask.confidence = confidence;
    if (!ask.text.empty()) asks.push_back(std::move(ask));
  }

  // Where, behind ', and' or a semicolon, another takes on another thing.
  std::optional<size_t> nextAt(std::string_view rest) const {
    constexpr size_t longestHead = 100, most = 5;  // who it is and what they take on stand at the beginning
    for (auto sign : {", and "sv, "; "sv, " and "sv}) {
      size_t tried = 0;
      for (auto at = rest.find(sign); at != documents::nowhere && tried < most; at = rest.find(sign, at + 1), ++tried) {
        auto found = undertakingIn(documents::clipped(rest.substr(at + sign.size()), longestHead), true, minutes_);
        bool another = sign != " and " || !isPronoun(rest.substr(at + 5, rest.find(' ', at + 5) - at - 5));
        if (found && another && found->begin == 0 && found->whoEnds > 0) return at;
      }
    }
    return std::nullopt;
  }

  void add(size_t block, std::string_view sentence, const Found& found, std::string_view text) {
    auto who = text.substr(0, found.whoEnds - found.begin);
    auto first = who.substr(0, who.find(' '));
    std::string owners(who);
    if (who.empty())
      owners = subject_;
    else if (isPronoun(first))
      owners = subject_.empty() ? std::string(who.substr(std::min(who.size(), first.size() + 5)))  // 'and '
                                : std::string(subject_) + std::string(who.substr(first.size()));
    if (owners.empty()) return;
    if (isSaidDone(text)) return;
    auto ask = askOf(minutes_, block, AskOrigin::prose, {.text = text, .quote = sentence, .owners = owners});
    ask.confidence = found.confidence;
    if (!ask.text.empty()) asks.push_back(std::move(ask));
  }

  const Minutes& minutes_;
  bool firmOnly_;
  std::string_view subject_;  // the person whom the sentence, or one before it in the paragraph, tells of
};

bool opensAgreed(std::string_view text) { return text.ends_with("agreed that") || text.ends_with("agreed that:"); }

}  // namespace

Asks askedInProse(const Minutes& minutes, bool firmOnly) {
  Prose prose(minutes, firmOnly);
  const auto& blocks = minutes.document.blocks;
  bool agreed = false;  // in a list below 'It was agreed that'
  for (size_t i = 0; i < blocks.size(); ++i) {
    agreed = opensAgreed(blocks[i].text) || (agreed && blocks[i].kind == documents::BlockKind::listItem);
    if (blocks[i].kind == documents::BlockKind::heading || blocks[i].kind == documents::BlockKind::tableRow) continue;
    if (auto ask = entryLedByOwners(minutes, i))
      prose.asks.push_back(std::move(*ask));
    else if (agreed)
      prose.readAgreed(i);
    else
      prose.read(i);
  }
  return std::move(prose.asks);
}

}  // namespace minuted::minutes
