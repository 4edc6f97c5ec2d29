// Actions in prose: 'AB agreed to write to the council', 'The Clerk will report back'. Only people and officers are
// taken for owners, since what a body agreed to is a decision.
//
// Each sentence is searched for the words of an undertaking, 'agreed to', 'will', 'to' and so on
// (language/undertakings.h), with an owner directly before them. Of several the one with the earliest owner is taken
// (undertakingIn). The ask goes from the owner to the end of the sentence, or to the next undertaking of another owner
// behind ', and' or a semicolon. 'He' and an omitted subject, as in '… and will write', mean the subject of this
// sentence or of one before it in the paragraph.
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

// True for what is or might be and is no task: 'will be', 'would like', 'will leave'.
bool describesState(std::string_view rest) {
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
  auto lower = documents::toLower(trim(rest));
  return lower.empty() ||
         std::ranges::any_of(words, [&](auto word) { return documents::beginsWithPhrase(lower, word); });
}

// True for what somebody agreed to go on with, which is no task: 'has committed to continue to chair the group'.
bool describesContinuation(std::string_view undertaking, std::string_view rest) {
  constexpr std::array verbs{"continue"sv, "remain"sv, "stay"sv, "carry on"sv, "keep on"sv, "go on"sv};
  auto lower = documents::toLower(trim(rest));
  return (undertaking == "committed to" || undertaking == "agreed to") &&
         std::ranges::any_of(verbs, [&](auto verb) { return documents::beginsWithPhrase(lower, verb); });
}

// After 'to' there must be the verb of a task: 'from Jan to the county' is no ask.
bool beginsWithTask(std::string_view rest) {
  auto verb = documents::toLower(rest.substr(0, rest.find_first_of(" ,.;")));
  return isTaskVerb(verb);
}

bool isPronoun(std::string_view word) {
  constexpr std::array pronouns{"he"sv, "she"sv, "they"sv};
  return std::ranges::find(pronouns, documents::toLower(word)) != pronouns.end();
}

bool isPersonLike(std::string_view text) {
  constexpr size_t maxWords = 3;
  auto words = documents::spacedWords(text);
  if (words.empty() || words.size() > maxWords || isBody(text)) return false;
  return couldBeInitials(text) || (looksLikePerson(text) && std::ranges::none_of(words, [](auto word) {
                                     return isNonOwnerWord(documents::toLower(word));
                                   }));
}

// True if the text may name the owner of the undertaking: a listed person or office; anybody with a name where the
// minutes list nobody; and anybody after a verb that only people are the subject of, such as 'volunteered'.
bool canBeOwner(std::string_view text, const Undertaking& undertaking, const Minutes& minutes) {
  constexpr size_t minAttendees = 2;
  if (isListedActor(text, minutes)) return true;
  if (!isPersonLike(text)) return false;
  if (undertaking.firmness == Firmness::personal) return true;
  bool isPlainName = couldBeInitials(text) || text.find(' ') == documents::nowhere || !splitTitle(text).title.empty();
  return minutes.people.size() < minAttendees && undertaking.firmness == Firmness::firm &&
         (undertaking.words != "to" || isPlainName);
}

std::string_view withoutAdverbs(std::string_view before) {
  constexpr std::array adverbs{" also"sv,    " kindly"sv,       " then"sv,  " therefore"sv, " both"sv, " all"sv,
                               " has"sv,     " have"sv,         " very"sv,  " gladly"sv,    " now"sv,  " each"sv,
                               " further"sv, " subsequently"sv, " again"sv, " helpfully"sv};
  for (bool hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (auto adverb : adverbs)
      if (before.ends_with(adverb)) {
        before = trim(before.substr(0, before.size() - adverb.size()));
        hasChanged = true;
      }
  }
  return before;
}

// The number of bytes at the end of the text before an undertaking that name its owner: 'simplified and DO' -> 2.
size_t ownerLengthAtEnd(std::string_view before, const Undertaking& undertaking, const Minutes& minutes) {
  constexpr size_t maxWords = 5, maxBytes = 100;
  auto words = documents::spacedWords(before.substr(before.size() - std::min(before.size(), maxBytes)));
  size_t longest = 0;
  for (size_t count = 1; count <= std::min(maxWords, words.size()); ++count) {
    auto word = words[words.size() - count];
    if (word.starts_with('(')) word.remove_prefix(1);
    auto at = static_cast<size_t>(word.data() - before.data());
    auto candidate = trim(before.substr(at));
    if (candidate.find_first_of(",;:") == documents::nowhere && canBeOwner(candidate, undertaking, minutes))
      longest = before.size() - at;
  }
  if (longest == 0) return 0;
  // In 'Cllr Reeve and Cllr Stocking' and 'she and the Clerk' the first one is an owner too.
  auto rest = trim(before.substr(0, before.size() - longest));
  if (!rest.ends_with(" and") && !rest.ends_with(" &")) return longest;
  auto space = rest.rfind(' ');
  auto first = trim(rest.substr(0, space));
  auto other = ownerLengthAtEnd(first, undertaking, minutes);
  auto last = first.substr(first.rfind(' ') + 1);
  if (other == 0 && isPronoun(last)) other = last.size();
  return other == 0 ? longest : before.size() - (first.size() - other);
}

// An undertaking in a sentence, which goes from its owner to the end.
struct UndertakingMatch {
  size_t begin = 0;
  size_t ownerEnd = 0;  // equal to `begin` where the owner is omitted: '… and will write'
  unsigned confidence = 0;
};

// True if the words before the owner allow an undertaking: 'asked RJ to comment' reports something of the past, 'with
// AB to take the lead' is an ask.
bool isLeadAllowed(std::string_view lead, std::string_view undertaking) {
  if (lead.ends_with("agreed that") || lead.ends_with("agreed") || lead.ends_with("decided that") ||
      lead.ends_with("resolved that") || lead.ends_with("agreed for"))
    return true;  // 'It was agreed that Ann would write'
  bool isReference = lead.find(' ') == documents::nowhere &&
                     lead.find_first_of("0123456789") != documents::nowhere;  // 'A24/01 Ann to write'
  if (undertaking == "to")
    return lead.empty() || isReference || lead.ends_with(" with") ||
           std::string_view(",:;->").find(lead.back()) != documents::nowhere || lead.ends_with("→");
  bool isReported = lead.ends_with(" if") || lead.ends_with(" whether") || lead.ends_with(" that") ||
                    lead.ends_with(" which") || lead.ends_with(" what") || lead.ends_with(" when");
  return !isReported || (undertaking != "would" && undertaking != "will");
}

// The known owner with whom a sentence begins, whom 'he' in the next sentence means; "" for none.
std::string_view subjectOf(std::string_view sentence, const Minutes& minutes) {
  constexpr size_t maxWords = 4, maxBytes = 60;
  auto words = documents::spacedWords(documents::shorten(sentence, maxBytes));
  std::string_view subject;
  for (size_t count = 1; count <= std::min(maxWords, words.size()); ++count) {
    auto end = static_cast<size_t>(words[count - 1].data() + words[count - 1].size() - sentence.data());
    if (isListedActor(sentence.substr(0, end), minutes)) subject = sentence.substr(0, end);
  }
  return subject;
}

// The first occurrence of the words of an undertaking. Contractions such as "'ll" are the end of a word, and others are
// words of their own.
size_t findUndertaking(std::string_view lower, std::string_view words, size_t from) {
  if (!words.starts_with('\'')) return documents::findPhrase(lower, words, from);
  auto at = lower.find(words, from);
  bool isWordEnd = at != documents::nowhere && (at + words.size() >= lower.size() || lower[at + words.size()] == ' ');
  return isWordEnd ? at : documents::nowhere;
}

// The undertaking of a sentence whose owner comes first. firmOnly: without loose wording such as 'would', unless an
// officer is the owner, or it is what somebody said or the meeting agreed.
std::optional<UndertakingMatch> firstUndertaking(std::string_view sentence, bool firmOnly, const Minutes& minutes) {
  auto lower = documents::toLower(sentence);
  std::optional<UndertakingMatch> first;
  for (const auto& undertaking : undertakings()) {
    bool isTo = undertaking.words == "to", isGoing = undertaking.words.find("going") != documents::nowhere;
    for (auto at = findUndertaking(lower, undertaking.words, 0); at != documents::nowhere;
         at = findUndertaking(lower, undertaking.words, at + 1)) {
      auto rest = trim(sentence.substr(at + undertaking.words.size()));
      if (describesState(rest) || describesContinuation(undertaking.words, rest) ||
          ((isTo || isGoing) && !beginsWithTask(rest)))
        continue;
      auto before = withoutAdverbs(trim(sentence.substr(0, at)));
      // In 'JS said he would write' the speaker is the owner, and what he said is firm.
      auto speakerEnd = speakerLength(documents::toLower(before));
      if (speakerEnd > 0) before = withoutAdverbs(trim(before.substr(0, speakerEnd)));
      auto asSaid = undertaking;
      if (speakerEnd > 0) asSaid.firmness = Firmness::firm;
      auto ownerLength = ownerLengthAtEnd(before, asSaid, minutes);
      auto begin = before.size() - ownerLength, ownerEnd = before.size();
      if (ownerLength == 0 && speakerEnd == 0 && isPronoun(before)) {
        begin = 0;
      } else if (ownerLength == 0 && !isTo && before.ends_with(" and")) {
        begin = ownerEnd = at;  // the subject of the sentence is the owner
      } else if (ownerLength == 0) {
        continue;
      }
      if (first && first->begin <= begin) continue;
      auto owner = ownerLength > 0 ? before.substr(begin)
                   : begin > 0     ? subjectOf(sentence, minutes)
                                   : std::string_view();
      auto lead = documents::toLower(trim(before.substr(0, begin)));
      bool isAgreed = lead.ends_with("agreed that") || lead.ends_with("agreed");
      if (undertaking.words == "should" && !isAgreed) continue;  // 'it was agreed that Ann should write'
      bool isFirm = undertaking.firmness != Firmness::loose || isOffice(owner) || speakerEnd > 0 || isAgreed;
      if ((firmOnly && !isFirm) || !isLeadAllowed(lead, undertaking.words)) continue;
      first = UndertakingMatch{begin, ownerEnd, undertaking.confidence};
    }
  }
  return first;
}

// True for an ask that is reported as done in the same sentence: 'Ann to ring the office - done.'
bool isReportedDone(std::string_view text) {
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
      constexpr size_t maxLength = 1500;  // bytes; longer ones are no sentences
      if (sentence.size() > maxLength) continue;
      if (auto who = requestedOwner(sentence, minutes_)) {
        addRequest(block, sentence, *who);
        continue;
      }
      if (sentence.ends_with('?')) continue;
      if (auto who = agentOf(sentence, minutes_); !who.empty()) {
        addRequest(block, sentence, who);
        continue;
      }
      if (auto subject = subjectOf(sentence, minutes_); !subject.empty()) subject_ = subject;
      readSentence(block, sentence);
    }
  }

  // Reads an entry below 'It was agreed that', where 'would' is firm too.
  void readAgreedEntry(size_t block) {
    auto before = std::exchange(firmOnly_, false);
    read(block);
    firmOnly_ = before;
  }

  Asks asks;

 private:
  // Adds all asks of a sentence: 'Ann agreed to write, and JS will call' has two.
  void readSentence(size_t block, std::string_view sentence) {
    constexpr size_t maxAsks = 4;
    std::optional<UndertakingMatch> found = firstUndertaking(sentence, firmOnly_, minutes_);
    for (size_t count = 0; found && count < maxAsks; ++count) {
      auto text = sentence.substr(found->begin);
      auto next = findNextUndertaking(text.substr(found->ownerEnd - found->begin));
      auto end = next ? found->ownerEnd - found->begin + *next : text.size();
      add(block, sentence, *found, text.substr(0, end));
      if (!next) return;
      sentence = text.substr(end);
      for (auto sign : {", "sv, "; "sv, " "sv})
        if (sentence.starts_with(sign)) sentence = sentence.substr(sign.size());
      if (sentence.starts_with("and ")) sentence = sentence.substr(4);
      found = firstUndertaking(sentence, firmOnly_, minutes_);
    }
  }

  void addRequest(size_t block, std::string_view sentence, std::string_view who) {
    constexpr unsigned confidence = 65;
    auto ask = makeAsk(minutes_, block, AskOrigin::prose, {.text = sentence, .quote = sentence, .owners = who});
    ask.confidence = confidence;
    if (!ask.text.empty()) asks.push_back(std::move(ask));
  }

  // Where the undertaking of another owner begins, after ', and' or a semicolon.
  std::optional<size_t> findNextUndertaking(std::string_view rest) const {
    constexpr size_t maxHeadLength = 100, maxTries = 5;  // enough for the owner and the undertaking
    for (auto sign : {", and "sv, "; "sv, " and "sv}) {
      size_t tried = 0;
      for (auto at = rest.find(sign); at != documents::nowhere && tried < maxTries;
           at = rest.find(sign, at + 1), ++tried) {
        auto found = firstUndertaking(documents::shorten(rest.substr(at + sign.size()), maxHeadLength), true, minutes_);
        bool isOther = sign != " and " || !isPronoun(rest.substr(at + 5, rest.find(' ', at + 5) - at - 5));
        if (found && isOther && found->begin == 0 && found->ownerEnd > 0) return at;
      }
    }
    return std::nullopt;
  }

  void add(size_t block, std::string_view sentence, const UndertakingMatch& found, std::string_view text) {
    auto who = text.substr(0, found.ownerEnd - found.begin);
    auto first = who.substr(0, who.find(' '));
    std::string owners(who);
    if (who.empty())
      owners = subject_;
    else if (isPronoun(first))
      owners = subject_.empty() ? std::string(who.substr(std::min(who.size(), first.size() + 5)))  // 'and '
                                : std::string(subject_) + std::string(who.substr(first.size()));
    if (owners.empty()) return;
    if (isReportedDone(text)) return;
    auto ask = makeAsk(minutes_, block, AskOrigin::prose, {.text = text, .quote = sentence, .owners = owners});
    ask.confidence = found.confidence;
    if (!ask.text.empty()) asks.push_back(std::move(ask));
  }

  const Minutes& minutes_;
  bool firmOnly_;
  std::string_view subject_;  // the subject of this sentence, or of one before it in the paragraph
};

bool introducesAgreedList(std::string_view text) {
  return text.ends_with("agreed that") || text.ends_with("agreed that:");
}

}  // namespace

Asks proseAsks(const Minutes& minutes, bool firmOnly) {
  Prose prose(minutes, firmOnly);
  const auto& blocks = minutes.document.blocks;
  bool isAgreed = false;  // in a list below 'It was agreed that'
  for (size_t i = 0; i < blocks.size(); ++i) {
    isAgreed = introducesAgreedList(blocks[i].text) || (isAgreed && blocks[i].kind == documents::BlockKind::listItem);
    if (blocks[i].kind == documents::BlockKind::heading || blocks[i].kind == documents::BlockKind::tableRow) continue;
    if (auto ask = entryWithLeadingOwners(minutes, i))
      prose.asks.push_back(std::move(*ask));
    else if (isAgreed)
      prose.readAgreedEntry(i);
    else
      prose.read(i);
  }
  return std::move(prose.asks);
}

}  // namespace minuted::minutes
