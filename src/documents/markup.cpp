#include "documents/markup.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "documents/phrases.h"

namespace minuted::documents {
namespace {

using namespace std::string_view_literals;

constexpr std::array inlineTags{"a"sv,    "b"sv,    "strong"sv, "i"sv,   "em"sv,   "u"sv,
                                "span"sv, "font"sv, "sup"sv,    "sub"sv, "small"sv};
constexpr std::array blockTags{"p"sv,     "br"sv, "ul"sv, "ol"sv, "div"sv, "table"sv, "tr"sv, "td"sv, "th"sv, "tbody"sv,
                               "thead"sv, "hr"sv, "h1"sv, "h2"sv, "h3"sv,  "h4"sv,    "h5"sv, "h6"sv, "li"sv};
constexpr size_t longestTag = 300;
constexpr size_t longestLink = 2000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> entities{{{"&amp;", "&"},
                                                                                 {"&nbsp;", " "},
                                                                                 {"&lt;", "<"},
                                                                                 {"&gt;", ">"},
                                                                                 {"&quot;", "\""},
                                                                                 {"&#39;", "'"},
                                                                                 {"&rsquo;", "\u2019"},
                                                                                 {"&ndash;", "\u2013"},
                                                                                 {"&pound;", "£"}}};

struct Replacement {
  size_t length = 0;  // bytes that are replaced; 0 where nothing is
  std::string text;
};

// The text is known to begin with '<'. '<5%' and '<ann@example.org>' are no tags.
Replacement tagAt(std::string_view text) {
  auto end = text.substr(0, longestTag).find('>');
  if (end == nowhere) return {};
  auto inside = text.substr(1, end - 1);
  if (inside.starts_with('/')) inside.remove_prefix(1);
  auto name = toLower(inside.substr(0, inside.find_first_of(" /\t")));
  if (std::ranges::find(inlineTags, name) != inlineTags.end()) return {end + 1, ""};
  if (std::ranges::find(blockTags, name) == blockTags.end()) return {};
  return {end + 1, name == "li" && text[1] != '/' ? " • " : " "};
}

Replacement entityAt(std::string_view text) {
  for (auto [entity, character] : entities)
    if (text.starts_with(entity)) return {entity.size(), std::string(character)};
  return {};
}

std::string withoutHtml(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    Replacement replacement;
    if (text[at] == '<') replacement = tagAt(text.substr(at));
    if (text[at] == '&') replacement = entityAt(text.substr(at));
    if (replacement.length == 0) {
      plain += text[at++];
    } else {
      plain += replacement.text;
      at += replacement.length;
    }
  }
  return plain;
}

// The end of a Markdown link, '](target)', where the text begins with one.
struct LinkEnd {
  size_t length = 0;       // 0 where there is none
  bool hasTarget = false;  // and not '' or '#'
};

LinkEnd linkEndAt(std::string_view text) {
  if (!text.starts_with("](")) return {};
  auto end = text.substr(0, longestLink).find(')');
  if (end == nowhere) return {};
  auto target = trim(text.substr(2, end - 2));
  return {end + 1, !target.empty() && target != "#"};
}

std::string withoutMarkdown(std::string_view text) {
  constexpr std::string_view escapable = "\\`*_{}[]()<>#+-.!|~&";
  std::string plain;
  std::vector<size_t> open;  // the offsets in `plain` of square brackets that are not closed yet
  plain.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    char c = text[at];
    if (c == '\\' && at + 1 < text.size() && escapable.find(text[at + 1]) != nowhere) {
      plain += text[at + 1];
      at += 2;
    } else if (c == '*' && at + 1 < text.size() && text[at + 1] == '*') {
      at += 2;
    } else if (auto link = c == ']' ? linkEndAt(text.substr(at)) : LinkEnd{}; link.length > 0 && !open.empty()) {
      if (link.hasTarget)
        plain.erase(open.back(), 1);
      else
        plain += ']';
      open.pop_back();
      at += link.length;
    } else {
      if (c == '[') open.push_back(plain.size());
      if (c == ']' && !open.empty()) open.pop_back();
      plain += c;
      ++at;
    }
  }
  return plain;
}

}  // namespace

std::string withBreaks(std::string_view cell) {
  std::string text;
  for (size_t at = 0; at < cell.size();) {
    auto tag = toLower(cell.substr(at, 6));
    auto length = tag.starts_with("<br>") ? 4u : tag.starts_with("<br/>") ? 5u : tag.starts_with("<br />") ? 6u : 0u;
    text += length > 0 ? '\n' : cell[at];
    at += std::max(length, 1u);
  }
  return text;
}

std::string withoutMarkup(std::string_view line) { return foldSpace(withoutMarkdown(withoutHtml(line))); }

}  // namespace minuted::documents
