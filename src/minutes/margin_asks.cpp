// Minutes in columns name in the right one who is to act on what stands beside it.
#include "documents/phrases.h"
#include "minutes/asks.h"

namespace minuted {
namespace {

// The sentence in which the byte before `at` stands. 'Agreed.' is none without the one before.
std::string_view sentenceAt(std::string_view text, size_t at) {
  constexpr size_t fewWords = 2;
  auto all = sentences(text);
  for (size_t i = 0; i < all.size(); ++i) {
    if (static_cast<size_t>(all[i].data() + all[i].size() - text.data()) < at) continue;
    if (i > 0 && spacedWords(all[i]).size() <= fewWords)
      return text.substr(static_cast<size_t>(all[i - 1].data() - text.data()),
                         static_cast<size_t>(all[i].data() + all[i].size() - all[i - 1].data()));
    return all[i];
  }
  return text;
}

}  // namespace

Asks marginAsks(const Minutes& minutes) {
  Asks asks;
  const auto& blocks = minutes.document.blocks;
  for (size_t i = 0; i < blocks.size(); ++i)
    for (const auto& note : blocks[i].margin) {
      auto sentence = sentenceAt(blocks[i].text, note.at);
      auto ask = askOf(minutes, i, AskOrigin::mark, {.text = sentence, .quote = sentence, .owners = note.text});
      if (!ask.text.empty()) asks.push_back(std::move(ask));
    }
  return asks;
}

}  // namespace minuted
