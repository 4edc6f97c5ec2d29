// Actions that are told in passing: 'AB agreed to write to the council', 'The Clerk will report back'. Only people and
// officers are taken for owners: what a body agreed to is a decision.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "minutes/asks.h"
#include "minutes/owners.h"
#include "documents/phrases.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;

struct Undertaking {
  std::string_view words;
  unsigned confidence;
};
constexpr std::array undertakings{Undertaking{"agreed to", 75},
                                  Undertaking{"agreed that he would", 75},
                                  Undertaking{"agreed that she would", 75},
                                  Undertaking{"agreed that they would", 75},
                                  Undertaking{"agreeing to", 70},
                                  Undertaking{"undertook to", 75},
                                  Undertaking{"offered to", 65},
                                  Undertaking{"volunteered to", 70},
                                  Undertaking{"is to", 65},
                                  Undertaking{"are to", 65},
                                  Undertaking{"was asked to", 65},
                                  Undertaking{"were asked to", 65},
                                  Undertaking{"will", 60},
                                  Undertaking{"would", 50},
                                  Undertaking{"to", 55}};

// 'will be', 'would like': what is or might be, not what is to be done.
bool tellsOfState(std::string_view rest) {
  constexpr std::array words{"be"sv,   "have"sv, "not"sv,  "like"sv,   "also be"sv,
                             "need"sv, "find"sv, "then"sv, "remain"sv, "continue to be"sv};
  auto lower = lowered(trim(rest));
  return lower.empty() || std::ranges::any_of(words, [&](auto word) { return beginsWithPhrase(lower, word); });
}

bool isOfficer(std::string_view text) {
  constexpr std::array officers{"clerk"sv,     "chair"sv,      "chairman"sv,  "secretary"sv,
                                "treasurer"sv, "vice-chair"sv, "vice chair"sv};
  auto lower = lowered(trim(text));
  if (lower.starts_with("the ")) lower.erase(0, 4);
  return std::ranges::find(officers, lower) != officers.end();
}

bool isWho(std::string_view text, const Minutes& minutes) {
  if (isOfficer(text)) return true;
  auto known = resolveParty(text, minutes);
  return known && std::ranges::find(minutes.organisations, *known) == minutes.organisations.end();
}

// How many bytes at the end of what stands before the undertaking name who takes it on: 'simplified and DO' -> 2.
size_t whoAtEnd(std::string_view before, const Minutes& minutes) {
  constexpr size_t mostWords = 4;
  auto words = spacedWords(before);
  size_t longest = 0;
  for (size_t count = 1; count <= std::min(mostWords, words.size()); ++count) {
    auto at = static_cast<size_t>(words[words.size() - count].data() - before.data());
    auto candidate = trim(before.substr(at));
    if (candidate.find_first_of(",.;:") == nowhere && isWho(candidate, minutes)) longest = before.size() - at;
  }
  if (longest == 0) return 0;
  // 'Cllr Reeve and Cllr Stocking': the one before as well.
  auto rest = trim(before.substr(0, before.size() - longest));
  if (!rest.ends_with(" and") && !rest.ends_with(" &")) return longest;
  auto other = whoAtEnd(trim(rest.substr(0, rest.rfind(' '))), minutes);
  return other == 0 ? longest : longest + (before.size() - longest - rest.rfind(' ')) + other;
}

// What somebody takes on in a sentence: from who it is to the end.
struct Found {
  size_t begin = 0;
  size_t whoEnds = 0;
  unsigned confidence = 0;
};

std::optional<Found> undertakingIn(std::string_view sentence, const Minutes& minutes) {
  auto lower = lowered(sentence);
  std::optional<Found> first;
  for (const auto& [words, confidence] : undertakings)
    for (auto at = findPhrase(lower, words); at != nowhere; at = findPhrase(lower, words, at + 1)) {
      if (tellsOfState(sentence.substr(at + words.size()))) continue;
      auto before = trim(sentence.substr(0, at));
      auto who = whoAtEnd(before, minutes);
      if (who == 0 || (first && first->begin <= before.size() - who)) continue;
      // 'asked RJ to comment' tells of the meeting; 'with AB to take the lead' of what comes after it.
      auto lead = lowered(trim(before.substr(0, before.size() - who)));
      if (words == "to" && !lead.empty() && !lead.ends_with(" with") && !lead.ends_with(',')) continue;
      bool reported = lead.ends_with(" if") || lead.ends_with(" whether") || lead.ends_with(" that");
      if (reported && (words == "would" || words == "will")) continue;
      first = Found{before.size() - who, before.size(), confidence};
    }
  return first;
}

}  // namespace

Asks askedInProse(const Minutes& minutes) {
  Asks asks;
  const auto& blocks = minutes.document.blocks;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::heading || blocks[i].kind == BlockKind::tableRow) continue;
    for (auto sentence : sentences(blocks[i].text)) {
      constexpr size_t longest = 1500;  // bytes of what is a sentence
      auto found = sentence.size() > longest ? std::nullopt : undertakingIn(sentence, minutes);
      if (!found || sentence.ends_with('?')) continue;
      auto ask = askOf(minutes, i, AskOrigin::prose,
                       {.text = sentence.substr(found->begin),
                        .quote = sentence,
                        .owners = sentence.substr(found->begin, found->whoEnds - found->begin)});
      ask.confidence = found->confidence;
      if (!ask.text.empty()) asks.push_back(std::move(ask));
    }
  }
  return asks;
}

}  // namespace minuted
