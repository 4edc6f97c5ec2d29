#include "minutes/attendance/attendee_cutter.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/listed_name.h"
#include "minutes/language/person_name.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr size_t longestEntry = 300;  // looked through for the beginning of the next

// Where a title begins the next person, though nothing stands between; or a full name, behind a bracket.
size_t nextPerson(std::string_view text) {
  text = documents::clipped(text, longestEntry);
  auto words = documents::spacedWords(text);
  int depth = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    auto at = static_cast<size_t>(words[i].data() - text.data());
    if (i > 0 && depth == 0 && documents::isUpper(words[i])) {
      auto before = std::string(words[i - 1]) + " X";
      bool title = hasTitle(text.substr(at)) && !hasTitle(before) && documents::lowered(words[i - 1]) != "county" &&
                   documents::lowered(words[i - 1]) != "for" && documents::lowered(words[i - 1]) != "district" &&
                   documents::lowered(words[i - 1]) != "borough";
      bool afterNote =
          words[i - 1].ends_with(')') && !words[0].starts_with('(') && isFullName(withoutNotes(text.substr(at)));
      if (title || afterNote) return at;
    }
    depth += static_cast<int>(std::ranges::count(words[i], '(')) - static_cast<int>(std::ranges::count(words[i], ')'));
  }
  return documents::nowhere;
}

// 'Jo Dee Sam Oak', behind others that nothing but brackets part; 'Jo Dee Sam Oak Nic Ray' anywhere, for nobody has so
// many names.
size_t secondOfPairs(std::string_view text, bool others) {
  constexpr size_t mostWords = 12, tooManyForOne = 6;
  auto words = documents::spacedWords(documents::clipped(text, longestEntry));
  bool many = words.size() >= tooManyForOne && words.size() <= mostWords && words.size() % 2 == 0;
  bool pairs = (many || (others && words.size() == 4)) && std::ranges::all_of(words, documents::isUpper) &&
               text.find('(') == documents::nowhere && !hasTitle(text);
  auto place = [&](size_t i) { return static_cast<size_t>(words[i].data() - text.data()); };
  for (size_t i = 0; i < words.size() && pairs; i += 2) {
    auto end = i + 2 < words.size() ? place(i + 2) : text.size();
    pairs = isFullName(trim(text.substr(place(i), end - place(i))));
  }
  return pairs ? place(2) : documents::nowhere;
}

// Two names of two words each behind one title, in a list that has nothing but titles to part them.
size_t secondName(std::string_view text) {
  auto words = documents::spacedWords(withoutNotes(text));
  bool two = words.size() == 5 && hasTitle(text) &&
             !hasTitle(text.substr(static_cast<size_t>(words[1].data() - text.data()))) &&
             std::ranges::all_of(words, [](auto word) { return documents::isUpper(word) && word.size() > 2; });
  if (!two) return documents::nowhere;
  auto at = static_cast<size_t>(words[3].data() - text.data());
  return isFullName(withoutNotes(text.substr(at))) ? at : documents::nowhere;
}

// '@annlee @joek': with nothing between.
size_t nextHandle(std::string_view text) {
  auto next = text.starts_with('@') ? text.find(" @") : documents::nowhere;
  return next == documents::nowhere ? documents::nowhere : next + 1;
}

class Cutter {
 public:
  // At commas, 'and', '&' and 'with' outside brackets, and where the next person begins.
  std::vector<Piece> cut(std::string_view run) {
    for (auto sentence : documents::sentences(run)) {
      while (sentence.ends_with('.') || sentence.ends_with(':'))
        sentence = trim(sentence.substr(0, sentence.size() - 1));
      if (sentence.starts_with("and ")) sentence = trim(sentence.substr(4));
      begins_ = true;
      cutSentence(sentence);
    }
    return std::move(pieces_);
  }

 private:
  void cutSentence(std::string_view text) {
    constexpr std::array joins{" and "sv, " & "sv, " AND "sv, " with "sv, " plus "sv};
    bool parted = text.find(',') != documents::nowhere;
    int depth = 0;
    size_t begin = 0;
    bool afterAnd = false;
    auto finish = [&](size_t end, size_t next, bool isAnd) {
      auto piece = trim(text.substr(begin, end - begin));
      bool newComma = piece.empty() && isAnd;
      cutUntitled(piece, afterAnd, parted);
      afterComma_ = newComma;
      begin = next;
      afterAnd = isAnd;
    };
    for (size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '(') ++depth;
      if (text[at] == ')' && depth > 0) --depth;
      if (depth > 0) continue;
      if (text[at] == ',') finish(at, at + 1, false);
      for (auto word : joins)
        if (at >= begin && text[at] == ' ' && text.substr(at).starts_with(word)) finish(at, at + word.size(), true);
    }
    finish(text.size(), text.size(), false);
  }

  void cutUntitled(std::string_view text, bool afterAnd, bool parted) {
    for (auto at = nextPerson(text); at != documents::nowhere; at = nextPerson(text)) {
      add(trim(text.substr(0, at)), afterAnd);
      text = text.substr(at);
      afterAnd = false;
    }
    auto second = parted || pieces_.empty() ? documents::nowhere : secondName(text);
    bool paired = false;
    while (second != documents::nowhere ||
           (!parted && (second = secondOfPairs(text, paired || pieces_.size() > 1)) != documents::nowhere)) {
      add(trim(text.substr(0, second)), afterAnd);
      text = text.substr(second);
      second = documents::nowhere;
      paired = true;
    }
    add(trim(text), afterAnd);
  }

  void add(std::string_view text, bool afterAnd) {
    for (auto word : {"and "sv, "with "sv, "also "sv})
      if (text.starts_with(word)) text = trim(text.substr(word.size()));
    for (auto next = nextHandle(text); next != documents::nowhere; next = nextHandle(text)) {
      pieces_.push_back({trim(text.substr(0, next)), afterAnd, begins_, afterComma_});
      text = text.substr(next);
    }
    if (!text.empty()) pieces_.push_back({text, afterAnd, begins_, afterComma_});
    if (!text.empty()) begins_ = false;
  }

  std::vector<Piece> pieces_;
  bool begins_ = false;
  bool afterComma_ = false;
};

}  // namespace

std::vector<Piece> piecesOf(std::string_view run) { return Cutter().cut(run); }

std::vector<std::string_view> partsOf(std::string_view text) {
  std::vector<std::string_view> parts;
  int depth = 0;
  size_t begin = 0;
  for (size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] == '(') ++depth;
    if (at < text.size() && text[at] == ')' && depth > 0) --depth;
    auto rest = text.substr(at);
    size_t length = at == text.size()         ? 1
                    : depth > 0               ? 0
                    : rest.starts_with("•")   ? 3
                    : rest.starts_with(" / ") ? 3
                    : rest.starts_with(';')   ? 1
                                              : 0;
    if (length == 0) continue;
    if (auto part = trim(text.substr(begin, at - begin)); !part.empty()) parts.push_back(part);
    begin = at + length;
  }
  return parts;
}

}  // namespace minuted::minutes
