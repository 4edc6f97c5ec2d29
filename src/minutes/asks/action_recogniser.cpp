// Actions, from wherever the minutes have them. Minutes that mark or list their actions have marked all of them; only
// where none is marked, what somebody agreed to in prose is proposed. An entry of a list at the end that says again
// what was marked further up is the same action.
#include <algorithm>

#include "base/id.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/asks/ask.h"
#include "minutes/asks/ask_parser.h"
#include "minutes/language/owners.h"

namespace minuted::minutes {
namespace {

constexpr double alike = 0.75, alikeOfSameOwner = 0.6, alikeOfOthers = 0.9;

// 'Ann Lee to get three quotes' without whom it asks.
std::string_view withoutOwner(std::string_view text) {
  constexpr size_t longestOwner = 40;
  auto to = text.substr(0, longestOwner).find(" to ");
  return to == std::string_view::npos ? text : text.substr(to + 4);
}

bool sayTheSame(const Ask& mark, const Ask& entry) {
  if (mark.block == entry.block || (mark.origin == AskOrigin::entry && mark.list == entry.list)) return false;
  bool named = !mark.owners.empty() && !entry.owners.empty();
  auto threshold = !named ? alike : mark.owners == entry.owners ? alikeOfSameOwner : alikeOfOthers;
  return std::max(likeness(mark.text, entry.text), likeness(withoutOwner(mark.text), withoutOwner(entry.text))) >=
         threshold;
}

// The entries of the last list of actions, where there are actions before it: they sum up.
void dropRepeated(Asks& asks) {
  Asks kept;
  for (auto& ask : asks) {
    auto earlier = ask.origin != AskOrigin::entry
                       ? kept.end()
                       : std::ranges::find_if(kept, [&](const Ask& other) { return sayTheSame(other, ask); });
    if (earlier == kept.end()) {
      kept.push_back(std::move(ask));
      continue;
    }
    if (earlier->owners.empty()) earlier->owners = ask.owners;
    if (!earlier->due) earlier->due = ask.due;
  }
  asks = std::move(kept);
}

// What is told in prose, but for what a mark near it says already: 'Ann offered to ask. ACTION: Ann to ask.'
void addUnsaid(Asks& asks, Asks told) {
  std::erase_if(told, [&](const Ask& prose) {
    return std::ranges::any_of(asks, [&](const Ask& other) {
      constexpr size_t near = 1;
      bool close = other.block <= prose.block + near && prose.block <= other.block + near;
      bool sameOwners = std::ranges::any_of(prose.owners, [&](const auto& owner) {
        return std::ranges::find(other.owners, owner) != other.owners.end();
      });
      return other.block == prose.block ? close && (sameOwners || likeness(other.text, prose.text) > alike)
                                        : close && sameOwners;
    });
  });
  asks.insert(asks.end(), std::make_move_iterator(told.begin()), std::make_move_iterator(told.end()));
}

// 'Action A-17 completed': the action that the words name so.
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
  auto beside = marginAsks(minutes);
  asks.insert(asks.end(), std::make_move_iterator(beside.begin()), std::make_move_iterator(beside.end()));
  auto listed = listedAsks(minutes);
  std::erase_if(asks, [&](const Ask& mark) {  // a mark within a row of a table
    return std::ranges::any_of(listed, [&](const Ask& entry) { return entry.block == mark.block; });
  });
  asks.insert(asks.end(), std::make_move_iterator(listed.begin()), std::make_move_iterator(listed.end()));
  auto told = askedInProse(minutes, !asks.empty());
  addUnsaid(asks, std::move(told));
  std::ranges::stable_sort(asks, {}, &Ask::block);
  dropRepeated(asks);
  for (const auto& ask : asks) propose(minutes, ask, findings);
}

}  // namespace minuted::minutes
