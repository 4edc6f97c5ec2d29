#include "minutes/asks/ask.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/asks/ask_parser.h"
#include "minutes/language/dates.h"
#include "minutes/language/owner_words.h"
#include "minutes/language/owners.h"

namespace minuted::minutes {

bool beginsWithOwner(std::string_view sentence, const Minutes& minutes) {
  constexpr size_t longestOwners = 80;
  auto to = documents::shorten(sentence, longestOwners).find(" to ");
  auto who = sentence.substr(0, to == documents::nowhere ? 0 : to);
  return !who.empty() && documents::isUpper(who) && namesKnownOwners(who, minutes);
}

namespace {

using schema::ActionNews;

struct NewsWords {
  std::string_view words;
  ActionNews news;
};
constexpr std::array newsWords{NewsWords{"carried forward", ActionNews::CARRIED_FORWARD},
                               NewsWords{"carried over", ActionNews::CARRIED_FORWARD},
                               NewsWords{"carry forward", ActionNews::CARRIED_FORWARD},
                               NewsWords{"c/f", ActionNews::CARRIED_FORWARD},
                               NewsWords{"b/f", ActionNews::CARRIED_FORWARD},
                               NewsWords{"outstanding", ActionNews::CARRIED_FORWARD},
                               NewsWords{"deferred", ActionNews::CARRIED_FORWARD},
                               NewsWords{"not complete", ActionNews::CARRIED_FORWARD},
                               NewsWords{"not completed", ActionNews::CARRIED_FORWARD},
                               NewsWords{"not done", ActionNews::CARRIED_FORWARD},
                               NewsWords{"open", ActionNews::CARRIED_FORWARD},
                               NewsWords{"completed", ActionNews::CLOSED},
                               NewsWords{"complete", ActionNews::CLOSED},
                               NewsWords{"closed", ActionNews::CLOSED},
                               NewsWords{"done", ActionNews::CLOSED},
                               NewsWords{"discharged", ActionNews::CLOSED},
                               NewsWords{"declined", ActionNews::DECLINED},
                               NewsWords{"reassigned", ActionNews::REASSIGNED},
                               NewsWords{"transferred", ActionNews::REASSIGNED},
                               NewsWords{"dropped", ActionNews::DROPPED},
                               NewsWords{"not to be taken forward", ActionNews::DROPPED},
                               NewsWords{"no longer needed", ActionNews::DROPPED},
                               NewsWords{"no longer required", ActionNews::DROPPED},
                               NewsWords{"cancelled", ActionNews::DROPPED},
                               NewsWords{"withdrawn", ActionNews::DROPPED},
                               NewsWords{"update", ActionNews::PROGRESSED},
                               NewsWords{"progress", ActionNews::PROGRESSED},
                               NewsWords{"progressed", ActionNews::PROGRESSED},
                               NewsWords{"in progress", ActionNews::PROGRESSED},
                               NewsWords{"partially complete", ActionNews::PROGRESSED},
                               NewsWords{"partly complete", ActionNews::PROGRESSED},
                               NewsWords{"underway", ActionNews::PROGRESSED},
                               NewsWords{"under way", ActionNews::PROGRESSED},
                               NewsWords{"ongoing", ActionNews::PROGRESSED}};

// The comma or semicolon after which the next ask of a sentence begins, with its owner and 'to'; nowhere if there is
// none.
size_t nextAsk(std::string_view sentence, const Minutes& minutes) {
  constexpr size_t longestOwner = 40;
  for (auto at = sentence.find_first_of(",;"); at != documents::nowhere; at = sentence.find_first_of(",;", at + 1)) {
    auto rest = trim(sentence.substr(at + 1));
    // 'Ann: ask; Joe: draft'
    if (auto leading = sentence[at] == ';' ? splitLeadingOwners(rest, minutes) : std::nullopt)
      if (namesKnownOwners(leading->owners, minutes)) return at;
    auto to = documents::shorten(rest, longestOwner + 4).find(" to ");
    if (to == documents::nowhere || rest.substr(0, to).find(',') != documents::nowhere) continue;
    bool hasTask = sentence.substr(0, at).find(" to ") !=
                   documents::nowhere;  // false in a list of names: 'Ann, Joe and JS to write'
    if (hasTask && beginsWithOwner(rest, minutes)) return at;
  }
  return documents::nowhere;
}

// The owners of a cell in a column of owners. They need not be known: 'PFA office bearers', 'School office (LA), AB'.
std::vector<std::string> splitOwnerCell(std::string_view cell) {
  constexpr size_t longest = 80;
  std::vector<std::string> owners;
  std::string plain(cell);
  for (char& c : plain)
    if (c == ';' || c == '/') c = ',';
  for (auto part : split(plain, ','))
    if (auto owner = trim(part); !owner.empty() && owner.size() <= longest && !isOwnerPlaceholder(owner))
      owners.emplace_back(owner);
  return owners;
}

}  // namespace

std::optional<ActionNews> newsNamed(std::string_view words) {
  auto known = std::ranges::find(newsWords, words, &NewsWords::words);
  return known == newsWords.end() ? std::nullopt : std::optional(known->news);
}

std::optional<ActionNews> newsIn(std::string_view status) {
  auto lower = documents::toLower(trim(status));
  const NewsWords* longest = nullptr;  // 'not complete' and not 'complete'
  for (const auto& each : newsWords)
    if (documents::beginsWithPhrase(lower, each.words) && (!longest || each.words.size() > longest->words.size()))
      longest = &each;
  return longest ? std::optional(longest->news) : std::nullopt;
}

std::vector<std::string> splitAsks(std::string_view body, const Minutes& minutes) {
  std::vector<std::string> asks;
  for (auto sentence : documents::sentences(body)) {
    // 'Letter to go out. The office to see to it.' is one ask, because its first sentence names no owner.
    if (asks.empty() || (beginsWithOwner(sentence, minutes) && !parseAskText(asks.back(), minutes).owners.empty()))
      asks.emplace_back();
    else
      asks.back() += ' ';
    for (auto comma = nextAsk(sentence, minutes); comma != documents::nowhere; comma = nextAsk(sentence, minutes)) {
      asks.back() += sentence.substr(0, comma);
      asks.emplace_back();
      sentence = trim(sentence.substr(comma + 1));
    }
    asks.back() += sentence;
  }
  return asks;
}

namespace {

bool isNoAction(std::string_view source) {
  constexpr std::array<std::string_view, 9> words{
      "none", "n/a", "nil", "-", "to note", "all to note", "noted", "for information", "none arising"};
  constexpr std::array<std::string_view, 4> beginnings{"no action", "no new action", "there were no action",
                                                       "there are no action"};
  auto text = documents::toLower(trim(source));
  while (text.ends_with('.')) text.pop_back();
  return std::ranges::find(words, text) != words.end() || newsNamed(text) ||
         std::ranges::any_of(beginnings, [&](auto beginning) { return text.starts_with(beginning); });
}

}  // namespace

Ask makeAsk(const Minutes& minutes, size_t block, AskOrigin origin, const AskSource& source) {
  constexpr unsigned sure = 95, ownerNotListed = 85, noOwner = 70;
  if (isNoAction(source.text)) return {};
  auto body = std::string(documents::shorten(source.text, longestProposalText));
  auto due = source.due.empty() ? findDue(body, minutes.heldOn) : findDate(source.due, minutes.heldOn);
  if (due && source.due.empty()) {  // 'by Jan' may mean an attendee and not the month
    auto words = documents::spacedWords(std::string_view(body).substr(due->begin, due->end - due->begin));
    if (due->date.precision == Precision::MONTH && resolveParty(words.back(), minutes)) due.reset();
  }
  if (due && source.due.empty()) body = documents::withoutSpan(body, due->begin, due->end);
  auto parsed = parseAskText(body, minutes);
  if (!source.owners.empty()) {
    auto owners = ownerNames(source.owners, minutes);
    if (owners.empty()) owners = splitOwnerCell(source.owners);
    parsed = {documents::asEntry(body), owners, true};
  }
  Ask ask{.origin = origin, .block = block, .text = parsed.text, .owners = parsed.owners, .news = source.news};
  if (due) ask.due = due->date;
  ask.confidence = parsed.owners.empty() ? noOwner : parsed.certain ? sure : ownerNotListed;
  ask.quote = documents::shorten(source.quote, longestProposalText);
  return ask;
}

}  // namespace minuted::minutes
