#include "search/words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <xapian.h>

#include <algorithm>

#include "base/text.h"

namespace minuted::search {
namespace {

constexpr UChar32 typographicApostrophe = 0x2019;

bool isApostrophe(UChar32 c) { return c == '\'' || c == typographicApostrophe; }

// Marks are parts of letters: what is written as a letter and its accent is one word.
bool isPartOfWord(UChar32 c) { return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

std::string fold(std::string_view word) {
  std::string plain;
  for (size_t i = 0; i < word.size();) {
    auto length = word[i] == '\'' ? size_t(1) : word.substr(i).starts_with("\u2019") ? size_t(3) : size_t(0);
    if (length == 0) plain += word[i++];
    i += length;
  }
  auto folded = foldCase(plain);
  if (folded.size() <= longestWord) return folded;
  auto end = longestWord;
  while ((static_cast<unsigned char>(folded[end]) & 0xC0) == 0x80) --end;  // no character is cut
  folded.resize(end);
  return folded;
}

}  // namespace

std::vector<Word> words(std::string_view text) {
  std::vector<Word> found;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  auto length = static_cast<int32_t>(text.size());
  int32_t begin = -1, end = 0;  // of the word that is being read; end is behind its last letter
  auto finish = [&] {
    if (begin < 0) return;
    auto from = static_cast<size_t>(begin), to = static_cast<size_t>(end);
    if (auto folded = fold(text.substr(from, to - from)); !folded.empty())
      found.push_back({from, to, std::move(folded)});
    begin = -1;
  };
  for (int32_t i = 0; i < length;) {
    auto start = i;
    UChar32 c;
    U8_NEXT(bytes, i, length, c);
    if (c >= 0 && isPartOfWord(c)) {
      if (begin < 0) begin = start;
      end = i;
    } else if (begin < 0 || c < 0 || !isApostrophe(c) || end != start) {
      finish();
    }
  }
  finish();
  return found;
}

Stemmer::Stemmer() : stemmer_(std::make_shared<Xapian::Stem>("english")) {}

const std::string& Stemmer::stem(const std::string& folded) {
  constexpr size_t most = 100'000;
  auto known = known_.find(folded);
  if (known != known_.end()) return known->second;
  if (known_.size() >= most) known_.clear();
  return known_.emplace(folded, (*stemmer_)(folded)).first->second;
}

}  // namespace minuted::search
