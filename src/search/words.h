// The words of a text, as they are searched: with case and accents folded, and their stems.
//
// Threads: words() is pure; a Stemmer is used by one thread at a time.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Stem;
}

namespace minuted::search {

// A run of letters and digits; an apostrophe within it belongs to it, and is left out of the word.
struct Word {
  size_t begin = 0, end = 0;  // its bytes in the text
  std::string folded;         // at most longestWord bytes of it
};
constexpr size_t longestWord = 64;

std::vector<Word> words(std::string_view text);

// English stems: "reporting" and "reported" are both "report". Keeps what it has found.
class Stemmer {
 public:
  Stemmer();
  const std::string& stem(const std::string& folded);

 private:
  std::shared_ptr<const Xapian::Stem> stemmer_;
  std::map<std::string, std::string, std::less<>> known_;
};

}  // namespace minuted::search
