// A text cut into numbers, words and single other characters, from which dates and times are read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace minuted::minutes {

struct Token {
  size_t begin = 0;        // byte of the text
  size_t end = 0;          // the first byte behind it
  int number = -1;         // of up to four digits; -1 for a longer one or none
  bool isCapital = false;  // begins with a capital
  std::string lower;       // in lower case; any dash is "-", a typographic apostrophe is "'"
};

// The tokens of a text. Whatever is asked about a place behind the last one, the answer is no.
class Tokens {
 public:
  explicit Tokens(std::string_view text);

  size_t size() const { return tokens_.size(); }
  const Token& operator[](size_t i) const { return i < tokens_.size() ? tokens_[i] : none_; }
  bool is(size_t i, std::string_view word) const { return (*this)[i].lower == word; }

  // Whether there is a number from `least` to `most`, of so many digits or fewer.
  bool isNumber(size_t i, int least, int most, size_t digits) const;

  // Whether nothing stands between the token and the one before it.
  bool touches(size_t i) const { return i > 0 && i < tokens_.size() && tokens_[i - 1].end == tokens_[i].begin; }

 private:
  std::vector<Token> tokens_;
  Token none_;
};

}  // namespace minuted::minutes
