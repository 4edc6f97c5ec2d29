#include "report/render/html_inline.h"

#include <fmt/format.h>

#include "report/render/pieces.h"

namespace minuted::report {

HtmlInline::HtmlInline(const Document& document, Element number)
    : anchors_(anchorsOf(document)), notes_(notesOf(document)), element_(std::move(number)) {}

std::string HtmlInline::render(const Text& text) const { return renderCell(text) + number(text.cites); }

std::string HtmlInline::renderCell(const Text& text) const {
  auto link = [&](const std::string& label, const std::string& anchor) {
    return anchors_.contains(anchor) ? fmt::format("<a href=\"#{}\">{}</a>", anchor, label) : label;
  };
  if (text.listsCites) return eventList(text.cites, link);
  auto words = escapeXml(text.text);
  auto target = linkOf(text, anchors_);
  return target.empty() || words.empty() ? words : fmt::format("<a href=\"{}\">{}</a>", escapeXml(target), words);
}

std::string HtmlInline::renderList(const List& list) const {
  if (list.items.empty()) return "";
  std::string items = "<ul>\n";
  for (const auto& item : list.items) items += "<li>" + render(item) + "</li>\n";
  return items + "</ul>\n";
}

// Without an annex of notes to lead to, nothing bears a number.
std::string HtmlInline::number(const Citations& cites) const {
  auto number = notes_.numberOf(cites);
  if (!anchors_.contains(noteAnchor(number))) return "";
  return fmt::format("\u202F{}<a href=\"#{}\">{}</a>{}", element_.begin, noteAnchor(number), number, element_.end);
}

}  // namespace minuted::report
