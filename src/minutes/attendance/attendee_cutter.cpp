#include "minutes/attendance/attendee_cutter.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/listed_name.h"
#include "minutes/language/scanning.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr size_t farthest = 300;  // bytes of a text that are looked through for the beginning of the next person

// Whether 'Cllr Lee' behind this word belongs to it, and begins nobody anew: 'County Cllr Lee', 'for Cllr Lee'.
bool leadsToTitle(std::string_view word) {
  constexpr std::array leads{"county"sv, "for"sv, "district"sv, "borough"sv};
  return contains(leads, std::string_view(documents::toLower(word)));
}

// Where the next person begins though nothing stands between: at a title, or at a full name behind a bracket.
size_t nextPerson(std::string_view text) {
  text = documents::shorten(text, farthest);
  auto words = documents::spacedWords(text);
  int depth = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    auto at = offsetIn(text, words[i]);
    if (i > 0 && depth == 0 && documents::isUpper(words[i])) {
      bool isBehindTitle = hasTitle(std::string(words[i - 1]) + " X");
      bool beginsWithTitle = hasTitle(text.substr(at)) && !isBehindTitle && !leadsToTitle(words[i - 1]);
      bool isBehindNote =
          words[i - 1].ends_with(')') && !words[0].starts_with('(') && isFullName(withoutNotes(text.substr(at)));
      if (beginsWithTitle || isBehindNote) return at;
    }
    depth += bracketBalance(words[i]);
  }
  return documents::nowhere;
}

// Where the second of several names of two words each begins. 'Jo Dee Sam Oak' is taken for two only behind others that
// were parted by nothing but brackets; 'Jo Dee Sam Oak Nic Ray' always, for nobody has so many names.
size_t secondOfPairs(std::string_view text, bool isBehindOthers) {
  constexpr size_t mostWords = 12, tooManyForOne = 6;
  auto words = documents::spacedWords(documents::shorten(text, farthest));
  bool isMany = words.size() >= tooManyForOne && words.size() <= mostWords && words.size() % 2 == 0;
  bool arePairs = (isMany || (isBehindOthers && words.size() == 4)) && std::ranges::all_of(words, documents::isUpper) &&
                  text.find('(') == documents::nowhere && !hasTitle(text);
  auto beginOf = [&](size_t i) { return offsetIn(text, words[i]); };
  for (size_t i = 0; i < words.size() && arePairs; i += 2) {
    auto end = i + 2 < words.size() ? beginOf(i + 2) : text.size();
    arePairs = isFullName(trim(text.substr(beginOf(i), end - beginOf(i))));
  }
  return arePairs ? beginOf(2) : documents::nowhere;
}

// Where the second of two names of two words each begins that share one title: 'Cllr Jo Dee Sam Oak', in a list that
// has nothing but titles to part its entries.
size_t secondBehindTitle(std::string_view text) {
  auto words = documents::spacedWords(withoutNotes(text));
  bool areTwo = words.size() == 5 && hasTitle(text) && !hasTitle(text.substr(offsetIn(text, words[1]))) &&
                std::ranges::all_of(words, [](auto word) { return documents::isUpper(word) && word.size() > 2; });
  if (!areTwo) return documents::nowhere;
  auto at = offsetIn(text, words[3]);
  return isFullName(withoutNotes(text.substr(at))) ? at : documents::nowhere;
}

// Where the second of '@annlee @joek' begins.
size_t nextHandle(std::string_view text) {
  auto next = text.starts_with('@') ? text.find(" @") : documents::nowhere;
  return next == documents::nowhere ? documents::nowhere : next + 1;
}

class Cutter {
 public:
  std::vector<Piece> cut(std::string_view run) {
    for (auto sentence : documents::sentences(run)) {
      while (sentence.ends_with('.') || sentence.ends_with(':'))
        sentence = trim(sentence.substr(0, sentence.size() - 1));
      if (sentence.starts_with("and ")) sentence = trim(sentence.substr(4));
      beginsSentence_ = true;
      cutSentence(sentence);
    }
    return std::move(pieces_);
  }

 private:
  // At commas, 'and' and the like, outside brackets.
  void cutSentence(std::string_view text) {
    constexpr std::array joins{" and "sv, " & "sv, " AND "sv, " with "sv, " plus "sv};
    bool hasCommas = text.find(',') != documents::nowhere;
    int depth = 0;
    size_t begin = 0;
    bool followsAnd = false;
    auto finish = [&](size_t end, size_t next, bool isAnd) {
      auto piece = trim(text.substr(begin, end - begin));
      bool isCommaAnd = piece.empty() && isAnd;
      cutAtNames(piece, followsAnd, hasCommas);
      followsComma_ = isCommaAnd;
      begin = next;
      followsAnd = isAnd;
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

  // Where the next person begins without a sign. Names are told apart by their number of words only where the sentence
  // has no commas to part them.
  void cutAtNames(std::string_view text, bool followsAnd, bool hasCommas) {
    for (auto at = nextPerson(text); at != documents::nowhere; at = nextPerson(text)) {
      add(trim(text.substr(0, at)), followsAnd);
      text = text.substr(at);
      followsAnd = false;
    }
    auto second = hasCommas || pieces_.empty() ? documents::nowhere : secondBehindTitle(text);
    bool wasCut = false;
    while (second != documents::nowhere ||
           (!hasCommas && (second = secondOfPairs(text, wasCut || pieces_.size() > 1)) != documents::nowhere)) {
      add(trim(text.substr(0, second)), followsAnd);
      text = text.substr(second);
      second = documents::nowhere;
      wasCut = true;
    }
    add(trim(text), followsAnd);
  }

  void add(std::string_view text, bool followsAnd) {
    for (auto word : {"and "sv, "with "sv, "also "sv})
      if (text.starts_with(word)) text = trim(text.substr(word.size()));
    for (auto next = nextHandle(text); next != documents::nowhere; next = nextHandle(text)) {
      pieces_.push_back({trim(text.substr(0, next)), followsAnd, beginsSentence_, followsComma_});
      text = text.substr(next);
    }
    if (!text.empty()) pieces_.push_back({text, followsAnd, beginsSentence_, followsComma_});
    if (!text.empty()) beginsSentence_ = false;
  }

  std::vector<Piece> pieces_;
  bool beginsSentence_ = false;  // of the next piece
  bool followsComma_ = false;    // likewise
};

}  // namespace

std::vector<Piece> piecesOf(std::string_view run) { return Cutter().cut(run); }

std::vector<std::string_view> splitAtSeparators(std::string_view text) {
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
