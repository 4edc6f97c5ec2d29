// Actions that the minutes mark as such, and what they say of older ones:
//   [Action – consider a campaign and respond to Cllr Brown by 30 June 2024 (DCI Senior)]
//   [Action carried forward – consider a campaign (DCI Senior)]
#include <algorithm>
#include <array>
#include <charconv>

#include "base/id.h"
#include "minutes/dates.h"
#include "minutes/marks.h"
#include "minutes/owners.h"
#include "minutes/phrases.h"
#include "minutes/recognisers.h"

namespace minuted {
namespace {

using schema::ActionNews;

struct NewsWords {
  std::string_view words;
  ActionNews news;
};
constexpr std::array<NewsWords, 21> newsWords{{{"", ActionNews::RAISED},
                                               {"point", ActionNews::RAISED},
                                               {"points", ActionNews::RAISED},
                                               {"carried forward", ActionNews::CARRIED_FORWARD},
                                               {"carried over", ActionNews::CARRIED_FORWARD},
                                               {"c/f", ActionNews::CARRIED_FORWARD},
                                               {"completed", ActionNews::CLOSED},
                                               {"complete", ActionNews::CLOSED},
                                               {"closed", ActionNews::CLOSED},
                                               {"done", ActionNews::CLOSED},
                                               {"discharged", ActionNews::CLOSED},
                                               {"declined", ActionNews::DECLINED},
                                               {"reassigned", ActionNews::REASSIGNED},
                                               {"transferred", ActionNews::REASSIGNED},
                                               {"dropped", ActionNews::DROPPED},
                                               {"withdrawn", ActionNews::DROPPED},
                                               {"update", ActionNews::PROGRESSED},
                                               {"progress", ActionNews::PROGRESSED},
                                               {"progressed", ActionNews::PROGRESSED},
                                               {"in progress", ActionNews::PROGRESSED},
                                               {"ongoing", ActionNews::PROGRESSED}}};

// 'Action 3:' and 'Action A-17 completed –' say which one by a number.
std::string_view withoutReference(std::string_view qualifier) {
  auto word = qualifier.substr(0, qualifier.find(' '));
  bool number = !word.empty() && word.find_first_not_of("0123456789.#") == nowhere;
  if (!number && !parseReference(word)) return qualifier;
  return word.size() == qualifier.size() ? "" : qualifier.substr(word.size() + 1);
}

std::optional<ActionNews> newsOf(const Mark& mark) {
  if (mark.label != "action" && mark.label != "actions") return std::nullopt;
  auto words = withoutReference(mark.qualifier);
  auto known = std::ranges::find(newsWords, words, &NewsWords::words);
  return known == newsWords.end() ? std::nullopt : std::optional(known->news);
}

void addAction(const Minutes& minutes, const Block& block, uint16_t item, const Mark& mark, ActionNews news,
               Findings& findings) {
  constexpr unsigned sure = 95, ownerNotListed = 85, noOwner = 70;
  auto body = std::string(clipped(mark.body, longestText));
  auto due = findDue(body, minutes.heldOn);
  if (due) body = without(body, due->begin, due->end);
  auto asked = readAsked(body, minutes);
  if (asked.text.empty()) return;

  auto confidence = asked.owners.empty() ? noOwner : asked.certain ? sure : ownerNotListed;
  auto action = findings.add(block.line, confidence, mark.quote).initAction();
  action.setText(asked.text.c_str());
  auto owners = action.initOwners(static_cast<unsigned>(asked.owners.size()));
  for (unsigned i = 0; i < owners.size(); ++i) owners.set(i, asked.owners[i].c_str());
  if (due) writeDate(due->date, action.initDue());
  action.setItem(item);
  action.setAnswerTo(findAnswerTo(asked.text, minutes).c_str());
  action.setNews(news);
}

}  // namespace

void recogniseActions(const Minutes& minutes, Findings& findings) {
  const auto& blocks = minutes.document.blocks;
  for (size_t i = 0; i < blocks.size(); ++i)
    for (const auto& mark : findMarks(blocks[i].text))
      if (auto news = newsOf(mark)) addAction(minutes, blocks[i], minutes.items[i], mark, *news, findings);
}

}  // namespace minuted
