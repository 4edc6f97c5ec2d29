// The words of a page of HTML: see printedTextOfHtml. Unlike html.cpp, it reads what stands in navigation, footers and
// drawings, and what describes them.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "documents/text_reader.h"
#include "reader/readers.h"

namespace minuted::reader {
namespace {

using namespace std::string_view_literals;

// The name of an element, also of those within drawings; "" for text.
std::string_view nameOf(const GumboNode* node) {
  if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return "";
  auto name = std::string_view(gumbo_normalized_tagname(node->v.element.tag));
  if (!name.empty()) return name;
  auto tag = node->v.element.original_tag;
  gumbo_tag_from_original_text(&tag);
  return {tag.data, tag.length};
}

template <size_t size>
bool isOneOf(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::ranges::find(names, name) != names.end();
}

std::string attribute(const GumboNode* node, const char* name) {
  auto* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? "" : found->value;
}

bool isHidden(const GumboNode* node) {
  auto style = attribute(node, "style");
  return gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr ||
         style.find("display") != std::string::npos || style.find("visibility") != std::string::npos ||
         style.find("line-through") != std::string::npos;
}

class HtmlPrinter {
 public:
  void walk(const GumboNode* node, int depth = 0) {
    constexpr std::array notShown{"script"sv, "style"sv, "template"sv, "noscript"sv, "del"sv, "s"sv, "strike"sv};
    // Every other element begins and ends a line, so that words of neighbours do not run together.
    constexpr std::array inlines{"a"sv,    "abbr"sv,   "b"sv,    "bdi"sv,  "bdo"sv, "cite"sv, "code"sv,
                                 "data"sv, "dfn"sv,    "em"sv,   "i"sv,    "kbd"sv, "mark"sv, "q"sv,
                                 "samp"sv, "small"sv,  "span"sv, "sub"sv,  "sup"sv, "time"sv, "tspan"sv,
                                 "u"sv,    "strong"sv, "ins"sv,  "font"sv, "var"sv, "wbr"sv,  "label"sv};
    if (depth > deepest || lines_.tooLong()) return;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      addText(node->v.text.text);
      return;
    }
    auto name = nameOf(node);
    if (name.empty() || isOneOf(name, notShown) || isHidden(node)) return;
    bool isCell = name == "td" || name == "th";
    bool isInline = isOneOf(name, inlines) || isCell || (rows_ > 0 && name != "tr");
    if (!isInline) lines_.endLine();
    if (isInline && !isOneOf(name, inlines)) lines_.addText(" ");
    for (const char* label : {"alt", "aria-label", "title"})
      if (auto text = attribute(node, label); !text.empty()) addText(isInline ? " " + text + " " : text + " ");
    rows_ += name == "tr" ? 1 : 0;
    const auto& all = node->v.element.children;
    for (unsigned i = 0; i < all.length; ++i) walk(static_cast<const GumboNode*>(all.data[i]), depth + 1);
    rows_ -= name == "tr" ? 1 : 0;
    if (isCell) lines_.endCell();
    if (!isInline) lines_.endLine();
  }

  PrintedLines& lines() { return lines_; }

 private:
  // A tab ends a cell, so those of the file become spaces.
  void addText(std::string text) {
    std::ranges::replace(text, '\t', ' ');
    lines_.addText(text);
  }

  PrintedLines lines_;
  int rows_ = 0;  // rows of tables around the node: a row is one line
};

}  // namespace

Result<documents::PrintedText> printedTextOfHtml(BytesView bytes) {
  TRY(auto text, documents::decodeText(bytes));
  auto options = kGumboDefaultOptions;
  options.max_errors = 0;
  auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  std::unique_ptr<GumboOutput, decltype(destroy)> output(gumbo_parse_with_options(&options, text.data(), text.size()),
                                                         destroy);
  if (!output) return refuse("cannot be read as a web page.");
  HtmlPrinter printer;
  printer.walk(output->root);
  if (printer.lines().tooLong()) return refuse("is longer than a report is.");
  return std::move(printer.lines()).take();
}

}  // namespace minuted::reader
