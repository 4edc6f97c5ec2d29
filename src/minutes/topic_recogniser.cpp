// Topics for the agenda of a later meeting: a list under a label that says so, what stands behind such a label on the
// same line, and sentences that put something on the next agenda.
//   Items for the next agenda           Future agenda items: lighting; flood wardens
//   - Winter plan                       Lighting to go on the agenda for the next meeting.
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/dates.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr size_t longestTopic = 160;  // bytes

// 'Items for next agenda', 'Future agenda items', 'Topics for the next meeting'
bool isLabel(std::string_view text) {
  constexpr std::array labels{"items for next agenda"sv,
                              "items for the next agenda"sv,
                              "items for next meeting"sv,
                              "items for the next meeting"sv,
                              "items for future meetings"sv,
                              "items for future meeting"sv,
                              "items for future agendas"sv,
                              "items for a future agenda"sv,
                              "agenda items for next meeting"sv,
                              "agenda items for the next meeting"sv,
                              "agenda items for future meetings"sv,
                              "future agenda items"sv,
                              "future items"sv,
                              "next agenda"sv,
                              "next meeting agenda items"sv,
                              "topics for the next meeting"sv,
                              "topics for next meeting"sv,
                              "topics for future meetings"sv,
                              "future topics"sv};
  auto lower = documents::toLower(trim(text));
  while (lower.ends_with(':') || lower.ends_with('.')) lower.pop_back();
  return contains(labels, std::string_view(lower));
}

// 'Lighting' of 'Lighting to be placed on the agenda of the next meeting'. "" for other sentences.
std::string_view topicForAgenda(std::string_view sentence) {
  constexpr std::array phrases{" to be an agenda item"sv,         " will be an agenda item"sv,
                               " to be on the agenda"sv,          " to be on the next agenda"sv,
                               " to go on the agenda"sv,          " to go on the next agenda"sv,
                               " to be placed on the agenda"sv,   " to be placed on the next agenda"sv,
                               " to be added to the agenda"sv,    " to be added to the next agenda"sv,
                               " to be put on the agenda"sv,      " to be put on the next agenda"sv,
                               " will be on the agenda"sv,        " will be on the next agenda"sv,
                               " to be included on the agenda"sv, " to be included on the next agenda"sv};
  auto lower = documents::toLower(sentence);
  for (auto phrase : phrases) {
    auto at = lower.find(phrase);
    if (at == documents::nowhere) continue;
    bool isLater = lower.find("next", at) != documents::nowhere || lower.find("future", at) != documents::nowhere;
    if (isLater) return trim(sentence.substr(0, at));
  }
  return "";
}

void propose(const documents::Block& block, unsigned confidence, std::string_view text, std::string_view quote,
             Findings& findings) {
  auto entry = documents::asEntry(text);
  bool isTopic =
      !entry.empty() && entry.size() <= longestTopic && documents::toLower(entry) != "none" && !findDate(entry);
  if (isTopic) findings.add(block, confidence, quote).initTopic().setText(proposalText(entry));
}

// 'lighting; flood wardens'
void proposeEach(const documents::Block& block, unsigned confidence, std::string_view text, Findings& findings) {
  for (auto part : split(text, ';')) propose(block, confidence, trim(part), block.text, findings);
}

// Proposes each line of the list below a label, and returns the block behind the list. It ends with the agenda item, at
// a heading, or at a paragraph behind a blank line.
size_t proposeList(const Minutes& minutes, size_t label, Findings& findings) {
  constexpr unsigned listed = 85;
  const auto& blocks = minutes.document.blocks;
  auto i = label + 1;
  for (; i < blocks.size() && minutes.items[i] == minutes.items[label]; ++i) {
    if (blocks[i].kind == documents::BlockKind::heading) break;
    if (i > label + 1 && blocks[i].gap && blocks[i].kind == documents::BlockKind::paragraph) break;
    propose(blocks[i], listed, blocks[i].text, blocks[i].text, findings);
  }
  return i;
}

}  // namespace

void recogniseTopics(const Minutes& minutes, Findings& findings) {
  constexpr unsigned labelled = 85, told = 70;
  const auto& blocks = minutes.document.blocks;
  for (size_t i = 0; i < blocks.size(); ++i) {
    std::string_view text = blocks[i].text;
    if (isLabel(text)) {
      i = proposeList(minutes, i, findings) - 1;
      continue;
    }
    auto colon = text.find(':');
    if (colon != documents::nowhere && isLabel(text.substr(0, colon))) {
      proposeEach(blocks[i], labelled, text.substr(colon + 1), findings);
      continue;
    }
    for (auto sentence : documents::sentences(text))
      if (auto topic = topicForAgenda(sentence); !topic.empty()) propose(blocks[i], told, topic, sentence, findings);
  }
}

}  // namespace minuted::minutes
