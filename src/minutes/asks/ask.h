// Asks: the actions that a document mentions, as they are collected from marks in the text, notes in the margin, lists,
// tables and prose.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "minutes/recognisers.h"

namespace minuted::minutes {

enum class AskOrigin {
  mark,   // 'Action: …' in the text
  entry,  // a line of a list or a row of a table of actions
  prose   // 'AB agreed to …'
};

struct Ask {
  AskOrigin origin = AskOrigin::mark;
  size_t block = 0;
  size_t list = 0;  // for an entry: the block with which its list begins
  std::string text;
  std::vector<std::string> owners;
  OptionalDate due;
  schema::ActionNews news = schema::ActionNews::RAISED;
  unsigned confidence = 0;  // per cent
  std::string quote;
};
using Asks = std::vector<Ask>;

// The text of an ask, such as 'AB to write to the council by 5 May (AB)', and what a column or a label beside it says.
struct AskSource {
  std::string_view text, quote;
  std::string_view owners = {}, due = {};
  schema::ActionNews news = schema::ActionNews::RAISED;
};
// Reads owners and due date from the text, unless they are given beside it. The result has an empty text where the
// source asks for nothing.
Ask makeAsk(const Minutes& minutes, size_t block, AskOrigin origin, const AskSource& source);

// 'AB to write. CD to call, EF to ask' -> three asks. A sentence that begins with no owner belongs to the one before.
std::vector<std::string> splitAsks(std::string_view body, const Minutes& minutes);

// True for 'AB to write' if AB is a known owner.
bool beginsWithOwner(std::string_view sentence, const Minutes& minutes);

// The news of an older action: 'carried forward', 'done', 'ongoing'. newsNamed wants exactly such words, newsIn a
// status that begins with them.
std::optional<schema::ActionNews> newsNamed(std::string_view words);
std::optional<schema::ActionNews> newsIn(std::string_view status);  // 'done 3/2, cards have come'

Asks markedAsks(const Minutes& minutes);
Asks marginAsks(const Minutes& minutes);  // owners in a column beside the text
Asks listedAsks(const Minutes& minutes);  // lists under a heading 'Actions', checklists, and tables of actions
Asks proseAsks(const Minutes& minutes, bool firmOnly);  // firmOnly: 'agreed to' and 'will', not 'would'

}  // namespace minuted::minutes
