// Topics for an agenda to come: a list under a heading that says so, what such a label has behind it, and sentences
// that put something on the next agenda.
//   Items for the next agenda           Future agenda items: lighting; flood wardens
//   - Winter plan                       Lighting to go on the agenda for the next meeting.
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/language/dates.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr size_t longestTopic = 160;

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
  auto lower = documents::lowered(trim(text));
  while (lower.ends_with(':') || lower.ends_with('.')) lower.pop_back();
  for (auto label : labels)
    if (lower == label) return true;
  return false;
}

// 'Lighting to be placed on the agenda of the next meeting': what stands before.
std::string_view putOnAgenda(std::string_view sentence) {
  constexpr std::array words{" to be an agenda item"sv,         " will be an agenda item"sv,
                             " to be on the agenda"sv,          " to be on the next agenda"sv,
                             " to go on the agenda"sv,          " to go on the next agenda"sv,
                             " to be placed on the agenda"sv,   " to be placed on the next agenda"sv,
                             " to be added to the agenda"sv,    " to be added to the next agenda"sv,
                             " to be put on the agenda"sv,      " to be put on the next agenda"sv,
                             " will be on the agenda"sv,        " will be on the next agenda"sv,
                             " to be included on the agenda"sv, " to be included on the next agenda"sv};
  auto lower = documents::lowered(sentence);
  for (auto each : words) {
    auto at = lower.find(each);
    if (at == documents::nowhere) continue;
    bool toCome = lower.find("next", at) != documents::nowhere || lower.find("future", at) != documents::nowhere;
    if (toCome) return trim(sentence.substr(0, at));
  }
  return "";
}

void propose(const documents::Block& block, unsigned confidence, std::string_view text, std::string_view quote,
             Findings& findings) {
  auto entry = documents::asEntry(text);
  bool said = !entry.empty() && entry.size() <= longestTopic && documents::lowered(entry) != "none" && !findDate(entry);
  if (said) findings.add(block, confidence, quote).initTopic().setText(textFor(entry));
}

// 'lighting; flood wardens'
void proposeEach(const documents::Block& block, unsigned confidence, std::string_view text, Findings& findings) {
  for (auto part : split(text, ';')) propose(block, confidence, trim(part), block.text, findings);
}

// The list below a label; where it ends.
size_t readList(const Minutes& minutes, size_t label, Findings& findings) {
  constexpr unsigned listed = 85;
  const auto& blocks = minutes.document.blocks;
  auto i = label + 1;
  for (;
       i < blocks.size() && blocks[i].kind != documents::BlockKind::heading && minutes.items[i] == minutes.items[label];
       ++i) {
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
      i = readList(minutes, i, findings) - 1;
      continue;
    }
    auto colon = text.find(':');
    if (colon != documents::nowhere && isLabel(text.substr(0, colon))) {
      proposeEach(blocks[i], labelled, text.substr(colon + 1), findings);
      continue;
    }
    for (auto sentence : documents::sentences(text))
      if (auto topic = putOnAgenda(sentence); !topic.empty()) propose(blocks[i], told, topic, sentence, findings);
  }
}

}  // namespace minuted::minutes
