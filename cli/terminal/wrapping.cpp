#include "cli/terminal/wrapping.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/text.h"

namespace minuted::cli {
namespace {

size_t widthOf(UChar32 c) {
  auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  auto eastAsian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return eastAsian == U_EA_WIDE || eastAsian == U_EA_FULLWIDTH ? 2 : 1;
}

// The length in bytes of the longest beginning that fits, but of one character at least.
size_t fittingBytes(std::string_view text, size_t width) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  auto length = static_cast<int32_t>(text.size());
  size_t taken = 0;
  for (int32_t at = 0; at < length;) {
    auto before = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    taken += c < 0 ? 1 : widthOf(c);
    if (taken > width && before > 0) return static_cast<size_t>(before);
  }
  return text.size();
}

// The words of a command, where quotes hold words together, and an option and its value stay together.
std::vector<std::string> shellParts(std::string_view command) {
  std::vector<std::string> words;
  char quote = 0;
  bool inWord = false;
  for (char c : command) {
    if (c == ' ' && quote == 0) {
      inWord = false;
      continue;
    }
    bool isValue = !words.empty() && words.back().starts_with("--") && !words.back().contains(' ') && c != '-';
    if (!inWord && isValue)
      words.back() += ' ';
    else if (!inWord)
      words.emplace_back();
    inWord = true;
    words.back() += c;
    if (quote == 0 && (c == '"' || c == '\''))
      quote = c;
    else if (c == quote)
      quote = 0;
  }
  return words;
}

}  // namespace

size_t displayWidth(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  auto length = static_cast<int32_t>(text.size());
  size_t width = 0;
  for (int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    width += c < 0 ? 1 : widthOf(c);
  }
  return width;
}

std::vector<std::string> wrap(std::string_view text, size_t width) {
  std::vector<std::string> lines;
  for (auto paragraph : split(text, '\n')) {
    lines.emplace_back();
    for (auto word : split(paragraph, ' ')) {
      if (!lines.back().empty() && displayWidth(lines.back()) + 1 + displayWidth(word) > width) lines.emplace_back();
      if (!lines.back().empty()) lines.back() += ' ';
      for (auto left = word; !left.empty();) {
        auto bytes = displayWidth(left) > width ? fittingBytes(left, width) : left.size();
        lines.back() += left.substr(0, bytes);
        left.remove_prefix(bytes);
        if (!left.empty()) lines.emplace_back();
      }
    }
  }
  return lines;
}

std::string wrapProse(std::string_view text, size_t width) {
  std::string wrapped;
  bool isFirst = true;
  for (auto line : split(text, '\n')) {
    if (!isFirst) wrapped += '\n';
    isFirst = false;
    if (displayWidth(line) <= width) {
      wrapped += line;
      continue;
    }
    std::string indent(std::min(line.find_first_not_of(' '), line.size()), ' ');
    auto column = indent.size();
    wrapped += indent;
    bool begins = true;
    for (auto word : split(line.substr(indent.size()), ' ')) {
      auto needed = displayWidth(word) + (begins ? 0 : 1);
      if (!begins && column + needed > width) {
        wrapped.erase(wrapped.find_last_not_of(' ') + 1);
        wrapped += '\n' + indent;
        column = indent.size();
        begins = true;
        needed = displayWidth(word);
      }
      if (begins && word.empty()) continue;
      wrapped += (begins ? "" : " ") + std::string(word);
      column += needed;
      begins = false;
    }
  }
  return wrapped;
}

std::string wrapCommand(std::string_view command, size_t width) {
  constexpr std::string_view indent = "  ", further = "      ", goesOn = " \\";
  auto wrapped = std::string(indent);
  auto words = shellParts(command);
  size_t column = indent.size();
  for (size_t i = 0; i < words.size(); ++i) {
    auto needed = displayWidth(words[i]) + (i == 0 ? 0 : 1);
    auto room = width - (i + 1 < words.size() ? goesOn.size() : 0);
    if (i > 0 && column + needed > room) {
      wrapped += std::string(goesOn) + '\n' + std::string(further);
      column = further.size();
      needed = displayWidth(words[i]);
    } else if (i > 0) {
      wrapped += ' ';
    }
    wrapped += words[i];
    column += needed;
  }
  return wrapped;
}

}  // namespace minuted::cli
