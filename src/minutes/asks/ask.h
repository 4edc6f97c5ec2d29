// Actions as they are gathered from a document: marked in the text, listed under a heading, in tables, told in prose.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "minutes/recognisers.h"

namespace minuted::minutes {

enum class AskOrigin {
  mark,   // 'Action: …' where it was agreed
  entry,  // a line of a list or a row of a table of actions
  prose   // 'AB agreed to …'
};

struct Ask {
  AskOrigin origin = AskOrigin::mark;
  size_t block = 0;
  size_t list = 0;  // of an entry the block that its list begins with
  std::string text;
  std::vector<std::string> owners;
  OptionalDate due;
  schema::ActionNews news = schema::ActionNews::RAISED;
  unsigned confidence = 0;  // per cent
  std::string quote;
};
using Asks = std::vector<Ask>;

// An ask from its words, 'AB to write to the council by 5 May (AB)': owners and due date are read from them. Empty text
// where nothing is left. What stands beside the words, in a column or a label, goes before what they say.
struct Said {
  std::string_view text, quote;
  std::string_view owners = {}, due = {};
  schema::ActionNews news = schema::ActionNews::RAISED;
};
Ask askOf(const Minutes& minutes, size_t block, AskOrigin origin, const Said& said);

// 'AB to write. CD to call, EF to ask' -> three; a sentence that begins with nobody belongs to the one before.
std::vector<std::string> splitAsks(std::string_view body, const Minutes& minutes);

// 'AB to write', where AB is somebody known.
bool beginsWithOwner(std::string_view sentence, const Minutes& minutes);

// What older actions are said to be: 'carried forward', 'done', 'ongoing'. Nothing for other words.
std::optional<schema::ActionNews> newsNamed(std::string_view words);
std::optional<schema::ActionNews> newsIn(std::string_view status);  // that begins so: 'done 3/2, cards have come'

Asks markedAsks(const Minutes& minutes);
Asks marginAsks(const Minutes& minutes);  // initials in a column beside the text
Asks listedAsks(const Minutes& minutes);  // under a heading 'Actions', as lines or as a table; and tables of actions
Asks askedInProse(const Minutes& minutes, bool firmOnly);  // firmOnly: 'agreed to' and 'will', not 'would'

}  // namespace minuted::minutes
