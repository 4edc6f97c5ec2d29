// Recognises actions. They are collected in this order: marks in the text, notes in the margin, lists and tables,
// prose.
//
// Minutes that mark or list some of their actions usually do so with all of them. Then only firm wording in prose is
// taken ('agreed to', 'will'), and nothing that repeats a mark near it. An entry of a list at the end that repeats an
// earlier action is merged with that one.
#include <algorithm>

#include "base/id.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/asks/ask.h"
#include "minutes/asks/ask_parser.h"
#include "minutes/language/owners.h"

namespace minuted::minutes {
namespace {

// The likeness from which on two asks are the same: where one names no owner, and for equal and for different owners.
constexpr double minLikeness = 0.75, minLikenessSameOwners = 0.6, minLikenessOtherOwners = 0.9;

// The text of an ask without its owner: 'get three quotes' of 'Ann Lee to get three quotes'.
std::string_view withoutOwner(std::string_view text) {
  constexpr size_t longestOwner = 40;
  auto to = text.substr(0, longestOwner).find(" to ");
  return to == std::string_view::npos ? text : text.substr(to + 4);
}

// True if an entry of a list repeats an earlier ask, which is a mark or an entry of another list.
bool isSameAsk(const Ask& earlier, const Ask& entry) {
  if (earlier.block == entry.block || (earlier.origin == AskOrigin::entry && earlier.list == entry.list)) return false;
  bool haveOwners = !earlier.owners.empty() && !entry.owners.empty();
  auto threshold = !haveOwners                      ? minLikeness
                   : earlier.owners == entry.owners ? minLikenessSameOwners
                                                    : minLikenessOtherOwners;
  return std::max(likeness(earlier.text, entry.text), likeness(withoutOwner(earlier.text), withoutOwner(entry.text))) >=
         threshold;
}

// Drops list entries that repeat an earlier ask. The earlier one takes over owners and due date if it has none.
void dropRepeated(Asks& asks) {
  Asks kept;
  for (auto& ask : asks) {
    auto earlier = ask.origin != AskOrigin::entry
                       ? kept.end()
                       : std::ranges::find_if(kept, [&](const Ask& other) { return isSameAsk(other, ask); });
    if (earlier == kept.end()) {
      kept.push_back(std::move(ask));
      continue;
    }
    if (earlier->owners.empty()) earlier->owners = ask.owners;
    if (!earlier->due) earlier->due = ask.due;
  }
  asks = std::move(kept);
}

// Adds the asks of prose, except for those that repeat another ask in the same or the next block: 'Ann offered to ask.
// ACTION: Ann to ask.'
void addProseAsks(Asks& asks, Asks fromProse) {
  std::erase_if(fromProse, [&](const Ask& prose) {
    return std::ranges::any_of(asks, [&](const Ask& other) {
      constexpr size_t maxBlocksApart = 1;
      bool isClose = other.block <= prose.block + maxBlocksApart && prose.block <= other.block + maxBlocksApart;
      bool shareOwner = std::ranges::any_of(prose.owners, [&](const auto& owner) {
        return std::ranges::find(other.owners, owner) != other.owners.end();
      });
      return other.block == prose.block ? isClose && (shareOwner || likeness(other.text, prose.text) > minLikeness)
                                        : isClose && shareOwner;
    });
  });
  asks.insert(asks.end(), std::make_move_iterator(fromProse.begin()), std::make_move_iterator(fromProse.end()));
}

// The first reference to an action in the text, as in 'Action A-17 completed'.
Id referenceIn(std::string_view words) {
  for (auto word : documents::spacedWords(words)) {
    while (!word.empty() && std::string_view("([:.,").find(word[0]) != documents::nowhere) word.remove_prefix(1);
    while (!word.empty() && std::string_view(")]:.,").find(word.back()) != documents::nowhere) word.remove_suffix(1);
    if (auto id = parseReference(word); id && id->kind() == Kind::ACTION) return *id;
  }
  return {};
}

void propose(const Minutes& minutes, const Ask& ask, Findings& findings) {
  auto action = findings.add(minutes.document.blocks[ask.block].line, ask.confidence, ask.quote).initAction();
  action.setText(proposalText(ask.text).c_str());
  auto owners = action.initOwners(static_cast<unsigned>(ask.owners.size()));
  for (unsigned i = 0; i < owners.size(); ++i) owners.set(i, ask.owners[i].c_str());
  if (ask.due) writeDate(*ask.due, action.initDue());
  action.setItem(minutes.items[ask.block]);
  action.setAnswerTo(findAnswerTo(ask.text, minutes).c_str());
  action.setNews(ask.news);
  if (ask.news != schema::ActionNews::RAISED) action.setReference(referenceIn(ask.quote).value);
}

}  // namespace

void recogniseActions(const Minutes& minutes, Findings& findings) {
  auto asks = markedAsks(minutes);
  auto inMargin = marginAsks(minutes);
  asks.insert(asks.end(), std::make_move_iterator(inMargin.begin()), std::make_move_iterator(inMargin.end()));
  auto listed = listedAsks(minutes);
  std::erase_if(asks, [&](const Ask& mark) {  // the mark is in a row of a table of actions
    return std::ranges::any_of(listed, [&](const Ask& entry) { return entry.block == mark.block; });
  });
  asks.insert(asks.end(), std::make_move_iterator(listed.begin()), std::make_move_iterator(listed.end()));
  auto fromProse = proseAsks(minutes, !asks.empty());
  addProseAsks(asks, std::move(fromProse));
  std::ranges::stable_sort(asks, {}, &Ask::block);
  dropRepeated(asks);
  for (const auto& ask : asks) propose(minutes, ask, findings);
}

}  // namespace minuted::minutes
