#include "minutes/language/tokens.h"

#include <charconv>

#include "documents/phrases.h"
#include "minutes/language/scanning.h"

namespace minuted::minutes {
namespace {

constexpr std::string_view typographicApostrophe = "\u2019";

bool isLetter(char c) { return isSmallLetter(c) || isCapital(c); }

// The token that begins at this byte, which is no space.
Token tokenAt(std::string_view text, size_t at) {
  Token token{.begin = at, .end = at + 1, .number = -1, .isCapital = isCapital(text[at]), .lower = {}};
  auto extend = [&](auto isPart) {
    while (token.end < text.size() && isPart(text[token.end])) ++token.end;
  };
  auto dash = documents::dashAt(text, at);
  bool isApostrophe = text.substr(at).starts_with(typographicApostrophe);
  if (isDigit(text[at])) {
    extend(isDigit);
    if (token.end - at <= 4) std::from_chars(text.data() + at, text.data() + token.end, token.number);
  } else if (isLetter(text[at])) {
    extend(isLetter);
  } else if (isApostrophe) {
    token.end = at + typographicApostrophe.size();
  } else if (dash != 0) {
    token.end = at + dash;
  }
  token.lower = dash != 0 ? "-" : isApostrophe ? "'" : documents::toLower(text.substr(at, token.end - at));
  return token;
}

}  // namespace

Tokens::Tokens(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    tokens_.push_back(tokenAt(text, at));
    at = tokens_.back().end;
  }
}

bool Tokens::isNumber(size_t i, int least, int most, size_t digits) const {
  const auto& token = (*this)[i];
  return token.number >= least && token.number <= most && token.end - token.begin <= digits;
}

}  // namespace minuted::minutes
