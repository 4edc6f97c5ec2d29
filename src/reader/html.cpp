// Reads HTML, parsed as browsers do (libgumbo). The parts of a page around its text (navigation, forms, footers) are
// left out.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "documents/text_reader.h"
#include "reader/readers.h"

namespace minuted::reader {
namespace {

bool isElement(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE; }

bool isTag(const GumboNode* node, GumboTag tag) { return isElement(node) && node->v.element.tag == tag; }

std::string attribute(const GumboNode* node, const char* name) {
  auto* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? "" : found->value;
}

int number(const GumboNode* node, const char* name, int least, int most) {
  return std::clamp(std::atoi(attribute(node, name).c_str()), least, most);
}

template <size_t size>
bool isOneOf(const GumboNode* node, const std::array<GumboTag, size>& tags) {
  return isElement(node) && std::ranges::find(tags, node->v.element.tag) != tags.end();
}

// Whether the element is not part of the text, or hidden.
bool isLeftOut(const GumboNode* node) {
  constexpr std::array tags{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                            GUMBO_TAG_NAV,    GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE,    GUMBO_TAG_FORM,
                            GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_DEL,      GUMBO_TAG_IFRAME,
                            GUMBO_TAG_SVG,    GUMBO_TAG_HEAD};
  return isOneOf(node, tags) || (isElement(node) && gumbo_get_attribute(&node->v.element.attributes, "hidden"));
}

bool isBlock(const GumboNode* node) {
  constexpr std::array tags{GUMBO_TAG_P,          GUMBO_TAG_DIV,        GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
                            GUMBO_TAG_MAIN,       GUMBO_TAG_HEADER,     GUMBO_TAG_H1,      GUMBO_TAG_H2,
                            GUMBO_TAG_H3,         GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,
                            GUMBO_TAG_UL,         GUMBO_TAG_OL,         GUMBO_TAG_LI,      GUMBO_TAG_DL,
                            GUMBO_TAG_DT,         GUMBO_TAG_DD,         GUMBO_TAG_TABLE,   GUMBO_TAG_PRE,
                            GUMBO_TAG_BODY,       GUMBO_TAG_HTML,       GUMBO_TAG_HR,      GUMBO_TAG_ADDRESS,
                            GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,  GUMBO_TAG_CENTER};
  return isOneOf(node, tags);
}

bool isHeading(const GumboNode* node) {
  constexpr std::array tags{GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
  return isOneOf(node, tags);
}

class HtmlReader {
 public:
  void walk(const GumboNode* node, int depth = 0) {
    if (depth > deepest || collector_.tooLong() || isLeftOut(node)) return;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      addText(node->v.text.text);
      return;
    }
    if (!isElement(node)) return;
    if (isTag(node, GUMBO_TAG_BR)) {
      pending_ += '\n';
    } else if (isTag(node, GUMBO_TAG_TABLE)) {
      endParagraph();
      table(node, depth);
    } else if (isTag(node, GUMBO_TAG_OL) || isTag(node, GUMBO_TAG_UL)) {
      endParagraph();
      list(node, depth);
    } else if (isBlock(node)) {
      endParagraph();
      if (isHeading(node)) prefix_ = "# ";
      bool wasPreformatted = isPreformatted_;
      isPreformatted_ = isPreformatted_ || isTag(node, GUMBO_TAG_PRE);
      walkChildren(node, depth);
      endParagraph();
      isPreformatted_ = wasPreformatted;
      prefix_.clear();
    } else {
      walkChildren(node, depth);
    }
  }

  LineCollector& collector() { return collector_; }

 private:
  void walkChildren(const GumboNode* node, int depth) {
    const auto& all = node->v.element.children;
    for (unsigned i = 0; i < all.length; ++i) walk(static_cast<const GumboNode*>(all.data[i]), depth + 1);
  }

  void addText(std::string_view text) {
    for (char c : text) pending_ += !isPreformatted_ && (c == '\n' || c == '\r' || c == '\t') ? ' ' : c;
  }

  // Adds the text that was read since the last call as a paragraph.
  void endParagraph() {
    if (!foldSpace(pending_).empty()) {
      auto first = pending_.find_first_not_of(" \n");
      collector_.addParagraph(prefix_ + (isPreformatted_ ? pending_ : pending_.substr(first)));
      prefix_.clear();
    }
    pending_.clear();
  }

  void list(const GumboNode* node, int depth) {
    bool isNumbered = isTag(node, GUMBO_TAG_OL);
    constexpr int highest = 100'000;
    auto type = attribute(node, "type"), start = attribute(node, "start");
    int count = start.empty() ? 0 : number(node, "start", 1, highest) - 1;
    const auto& all = node->v.element.children;
    for (unsigned i = 0; i < all.length; ++i) {
      auto* item = static_cast<const GumboNode*>(all.data[i]);
      if (!isTag(item, GUMBO_TAG_LI)) {
        walk(item, depth + 1);
        continue;
      }
      if (!attribute(item, "value").empty()) count = number(item, "value", 1, highest) - 1;
      ++count;
      auto mark = type == "a" || type == "i" ? std::string(1, static_cast<char>('a' + std::clamp(count - 1, 0, 25)))
                                             : std::to_string(count);
      prefix_ = isNumbered ? mark + ". " : "• ";
      walkChildren(item, depth + 1);
      endParagraph();
      prefix_.clear();
    }
  }

  static void rowsOf(const GumboNode* node, std::vector<const GumboNode*>& rows, int depth) {
    if (depth > deepest) return;
    const auto& all = node->v.element.children;
    for (unsigned i = 0; i < all.length; ++i) {
      auto* child = static_cast<const GumboNode*>(all.data[i]);
      if (isTag(child, GUMBO_TAG_TR)) rows.push_back(child);
      if (isTag(child, GUMBO_TAG_TBODY) || isTag(child, GUMBO_TAG_THEAD) || isTag(child, GUMBO_TAG_TFOOT))
        rowsOf(child, rows, depth + 1);
    }
  }

  static std::vector<const GumboNode*> cellsOf(const GumboNode* row) {
    std::vector<const GumboNode*> cells;
    const auto& all = row->v.element.children;
    for (unsigned i = 0; i < all.length; ++i) {
      auto* child = static_cast<const GumboNode*>(all.data[i]);
      if (isTag(child, GUMBO_TAG_TD) || isTag(child, GUMBO_TAG_TH)) cells.push_back(child);
    }
    return cells;
  }

  void table(const GumboNode* node, int depth) {
    std::vector<const GumboNode*> rows;
    rowsOf(node, rows, depth);
    size_t widest = 0;
    for (auto* row : rows) widest = std::max(widest, cellsOf(row).size());
    std::vector<int> spannedRows;  // for each column, into how many more rows a cell above extends (rowspan)
    for (auto* row : rows) {
      if (collector_.tooLong()) return;
      auto cells = cellsOf(row);
      if (widest < 2) {  // a frame around text, and no table
        for (auto* cell : cells) walkChildren(cell, depth + 1);
        endParagraph();
        continue;
      }
      std::vector<std::string> texts;
      auto skipSpannedColumns = [&] {
        for (; texts.size() < spannedRows.size() && spannedRows[texts.size()] > 0; texts.emplace_back())
          --spannedRows[texts.size()];
      };
      for (auto* cell : cells) {
        skipSpannedColumns();
        auto column = texts.size();
        texts.emplace_back();
        cellText(cell, texts.back(), depth + 1);
        auto columnSpan = number(cell, "colspan", 1, 64), rowSpan = number(cell, "rowspan", 1, 1000);
        if (cells.size() > 1) texts.resize(texts.size() + static_cast<size_t>(columnSpan - 1));
        if (rowSpan > 1) spannedRows.resize(std::max(spannedRows.size(), column + 1));
        if (rowSpan > 1) spannedRows[column] = rowSpan - 1;
      }
      skipSpannedColumns();
      collector_.addRow(std::move(texts));
    }
  }

  void cellText(const GumboNode* node, std::string& text, int depth) {
    if (depth > deepest || isLeftOut(node)) return;
    if (!isElement(node)) {
      if (node->type == GUMBO_NODE_COMMENT) return;
      for (char c : std::string_view(node->v.text.text)) text += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
      return;
    }
    bool beginsLine = (isBlock(node) || isTag(node, GUMBO_TAG_BR) || isTag(node, GUMBO_TAG_TR)) && !text.empty();
    if (beginsLine && text.back() != '\n') text += '\n';
    if (isTag(node, GUMBO_TAG_LI)) text += "• ";
    const auto& all = node->v.element.children;
    for (unsigned i = 0; i < all.length; ++i) cellText(static_cast<const GumboNode*>(all.data[i]), text, depth + 1);
    if (isBlock(node) && !text.empty() && text.back() != '\n') text += '\n';
  }

  LineCollector collector_;
  std::string pending_;  // the text of the paragraph so far
  std::string prefix_;   // its marker: '# ', '3. ', '• '
  bool isPreformatted_ = false;
};

// The first element with this tag, in the order of the document; null where there is none.
const GumboNode* find(const GumboNode* node, GumboTag tag, int depth = 0) {
  if (!isElement(node) || depth > deepest) return nullptr;
  if (node->v.element.tag == tag) return node;
  const auto& all = node->v.element.children;
  for (unsigned i = 0; i < all.length; ++i)
    if (auto* found = find(static_cast<const GumboNode*>(all.data[i]), tag, depth + 1)) return found;
  return nullptr;
}

std::string titleOf(const GumboNode* root) {
  auto* title = find(root, GUMBO_TAG_TITLE);
  if (title == nullptr || title->v.element.children.length == 0) return "";
  auto* text = static_cast<const GumboNode*>(title->v.element.children.data[0]);
  return text->type == GUMBO_NODE_TEXT ? text->v.text.text : "";
}

}  // namespace

Result<documents::Document> readHtml(BytesView bytes) {
  auto text = documents::decodeText(bytes);
  if (!text) return refuse(std::string(foldSpace(text.error().message)));
  auto options = kGumboDefaultOptions;
  options.max_errors = 0;
  auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  std::unique_ptr<GumboOutput, decltype(destroy)> output(gumbo_parse_with_options(&options, text->data(), text->size()),
                                                         destroy);
  if (!output) return refuse("cannot be read as a web page. Save it as plain text and import that.");
  auto* main = find(output->root, GUMBO_TAG_MAIN);
  if (main == nullptr) main = find(output->root, GUMBO_TAG_ARTICLE);
  HtmlReader reader;
  reader.walk(main == nullptr ? output->root : main);
  if (reader.collector().tooLong()) return refuse("is longer than minutes are. Import those of one meeting at a time.");
  return std::move(reader.collector()).document(titleOf(output->root));
}

}  // namespace minuted::reader
