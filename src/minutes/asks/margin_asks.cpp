// Minutes with a right-hand column that names who is to act on the text beside it.
#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/asks/ask.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// The sentence that contains the byte before `at`. A short one, such as 'Agreed.', is returned with the one before it.
std::string_view sentenceAt(std::string_view text, size_t at) {
  constexpr size_t maxShortWords = 2;
  auto all = documents::sentences(text);
  for (size_t i = 0; i < all.size(); ++i) {
    if (static_cast<size_t>(all[i].data() + all[i].size() - text.data()) < at) continue;
    if (i > 0 && documents::spacedWords(all[i]).size() <= maxShortWords)
      return text.substr(static_cast<size_t>(all[i - 1].data() - text.data()),
                         static_cast<size_t>(all[i].data() + all[i].size() - all[i - 1].data()));
    return all[i];
  }
  return text;
}

bool isOpen(std::string_view text) {
  return !text.empty() && std::string_view(".!?;:,").find(text.back()) == documents::nowhere;
}

// True for a row of a list of people: 'Ann Lee    AL    Joe Kidman'.
bool isRow(const documents::Block& block) { return block.columns.size() > 1 && isOpen(block.text); }

// True for the title of an agenda item, recognised by the gap after its number: '5    Finance report'. The person
// beside it leads the item and is not asked for anything.
bool isItemTitle(const documents::Block& block) {
  constexpr size_t maxWords = 7, maxNumberLength = 4;
  auto number = block.text.substr(0, block.text.find(' '));
  bool isNumbered = number.size() <= maxNumberLength && number.find_first_not_of("0123456789.") == documents::nowhere;
  return isNumbered && block.columns.size() == 1 && block.columns[0] == number.size() + 1 && isOpen(block.text) &&
         documents::spacedWords(block.text).size() <= maxWords;
}

// True for 'None', 'Noted' and the like in the column.
bool asksNobody(std::string_view note) {
  constexpr std::array words{"none"sv, "noted"sv,  "nil"sv,  "n/a"sv,      "-"sv,
                             "info"sv, "agreed"sv, "note"sv, "approved"sv, "information"sv};
  return std::ranges::find(words, documents::toLower(trim(note))) != words.end();
}

}  // namespace

Asks marginAsks(const Minutes& minutes) {
  Asks asks;
  const auto& blocks = minutes.document.blocks;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (isRow(blocks[i]) || isItemTitle(blocks[i])) continue;
    for (const auto& note : blocks[i].margin) {
      if (asksNobody(note.text)) continue;
      auto sentence = sentenceAt(blocks[i].text, note.at);
      auto ask = makeAsk(minutes, i, AskOrigin::mark, {.text = sentence, .quote = sentence, .owners = note.text});
      if (!ask.text.empty()) asks.push_back(std::move(ask));
    }
  }
  return asks;
}

}  // namespace minuted::minutes
