#include "documents/text_lines.h"

#include "base/message.h"
#include "base/written_text.h"

namespace minuted::documents {

TextLines textLinesOf(const Document& document) {
  TextLines lines;
  lines.reserve(document.blocks.size());
  for (const auto& block : document.blocks) {
    auto text = block.number > 0 ? std::to_string(block.number) + ". " + block.text : block.text;
    lines.push_back({block.line, block.page, block.sheet, std::move(text)});
  }
  return lines;
}

void write(const TextLines& lines, capnp::List<schema::TextLine>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) {
    to[i].setLine(static_cast<uint32_t>(lines[i].line));
    to[i].setPage(static_cast<uint32_t>(lines[i].page));
    to[i].setSheet(static_cast<uint32_t>(lines[i].sheet));
    to[i].setText(lines[i].text);
  }
}

TextLines readTextLines(capnp::List<schema::TextLine>::Reader from) {
  auto number = [](uint32_t value) { return static_cast<int>(value & 0x7FFFFFFF); };
  TextLines lines;
  for (auto line : from)
    lines.push_back({number(line.getLine()), number(line.getPage()), number(line.getSheet()),
                     withoutControls({line.getText().begin(), line.getText().size()})});
  return lines;
}

Bytes encodeText(const TextLines& lines) {
  capnp::MallocMessageBuilder message;
  auto text = message.initRoot<schema::KeptText>();
  write(lines, text.initLines(static_cast<uint>(lines.size())));
  return canonicalBytes(text.asReader());
}

}  // namespace minuted::documents
