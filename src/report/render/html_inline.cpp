#include "report/render/html_inline.h"

#include <fmt/format.h>

#include "report/render/pieces.h"

namespace minuted::report {

HtmlInline::HtmlInline(const Document& document, std::string citationAttribute)
    : anchors_(anchorsOf(document)), citationAttribute_(std::move(citationAttribute)) {}

std::string HtmlInline::render(const Text& text) const {
  auto words = escapeXml(text.text);
  auto link = linkOf(text, anchors_);
  if (!link.empty() && !words.empty()) words = fmt::format("<a href=\"{}\">{}</a>", escapeXml(link), words);
  return words + citations(text.cites);
}

std::string HtmlInline::renderList(const List& list) const {
  if (list.items.empty()) return "";
  std::string items = "<ul>\n";
  for (const auto& item : list.items) items += "<li>" + render(item) + "</li>\n";
  return items + "</ul>\n";
}

std::string HtmlInline::citations(const Citations& cites) const {
  auto list = citationList(cites, [&](const std::string& label, const std::string& anchor) {
    return anchors_.contains(anchor) ? fmt::format("<a href=\"#{}\">{}</a>", anchor, label) : label;
  });
  return list.empty() ? list : fmt::format(" <span {}>[{}]</span>", citationAttribute_, list);
}

}  // namespace minuted::report
