// The items of the agenda, from headings that are numbered one after the other: '1. Welcome', '2. Matters arising'. A
// numbered list inside an item begins with 1 again, and so is not taken for items.
#include "documents/phrases.h"
#include "minutes/findings.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {

void recogniseAgenda(Minutes& minutes, Findings& findings) {
  constexpr unsigned sure = 95;
  int current = 0;
  minutes.items.clear();
  for (const auto& block : minutes.document.blocks) {
    if (block.kind == documents::BlockKind::heading && block.number == current + 1) {
      current = block.number;
      auto item = findings.add(block.line, sure, std::to_string(block.number) + ". " + block.text).initItem();
      item.setNumber(static_cast<uint16_t>(current));
      item.setTitle(documents::asEntry(block.text).c_str());
    }
    minutes.items.push_back(static_cast<uint16_t>(current));
  }
}

}  // namespace minuted::minutes
