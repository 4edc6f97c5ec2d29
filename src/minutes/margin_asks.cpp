// Minutes in columns name in the right one who is to act on what stands beside it.
#include "minutes/asks.h"
#include "documents/phrases.h"

namespace minuted {
namespace {

// The sentence in which the byte before `at` stands.
std::string_view sentenceAt(std::string_view text, size_t at) {
  for (auto sentence : sentences(text))
    if (static_cast<size_t>(sentence.data() + sentence.size() - text.data()) >= at) return sentence;
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
