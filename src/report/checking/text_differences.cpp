#include "report/checking/text_differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"

namespace minuted::report {
namespace {

using documents::PrintedText;

constexpr std::string_view cellEnd = "\t";  // a word of its own, so that a figure in another column is a difference

struct Word {
  std::string_view text;
  size_t line = 0;  // index
};

std::vector<Word> wordsIn(const PrintedText& text) {
  std::vector<Word> words;
  for (size_t line = 0; line < text.size(); ++line) {
    bool isFirst = true;
    for (auto cell : split(text[line].text, '\t')) {
      if (!isFirst) words.push_back({cellEnd, line});
      isFirst = false;
      for (auto word : split(cell, ' '))
        if (!word.empty()) words.push_back({word, line});
    }
  }
  return words;
}

// Words [begin, end) of the expected text were replaced by words [otherBegin, otherEnd) of the other one.
struct Hunk {
  size_t begin, end, otherBegin, otherEnd;
  bool isRemoval() const { return otherBegin == otherEnd; }
  bool isAddition() const { return begin == end; }
};

// The shortest edit script (E. W. Myers, An O(ND) difference algorithm, 1986). Where more than `most` words would have
// to be removed or added, everything between the common beginning and the common end is one hunk.
class Comparison {
 public:
  Comparison(const std::vector<int>& a, const std::vector<int>& b) : a_(a), b_(b) {}

  std::vector<Hunk> hunks() {
    auto shorter = std::min(a_.size(), b_.size());
    while (first_ < shorter && a_[first_] == b_[first_]) ++first_;
    while (last_ < shorter - first_ && a_[a_.size() - 1 - last_] == b_[b_.size() - 1 - last_]) ++last_;
    auto n = static_cast<int>(a_.size() - first_ - last_), m = static_cast<int>(b_.size() - first_ - last_);
    if (n == 0 && m == 0) return {};
    if (!search(n, m)) return {{first_, a_.size() - last_, first_, b_.size() - last_}};
    return trace(n, m);
  }

 private:
  static constexpr int most = 4000;

  // Goes from (0, 0) to (n, m) by ever more removals and additions, and keeps the furthest points of each round.
  bool search(int n, int m) {
    std::vector<int> furthest(2 * size_t{most} + 3, 0);
    auto at = [&](int k) -> int& { return furthest[static_cast<size_t>(k + most + 1)]; };
    for (int d = 0; d <= std::min(n + m, most); ++d) {
      for (int k = -d; k <= d; k += 2) {
        bool isDown = k == -d || (k != d && at(k - 1) < at(k + 1));
        int x = isDown ? at(k + 1) : at(k - 1) + 1;
        while (x < n && x - k < m && same(x, x - k)) ++x;
        at(k) = x;
        if (x < n || x - k < m) continue;
        rounds_.emplace_back(&at(-d), &at(d) + 1);
        return true;
      }
      rounds_.emplace_back(&at(-d), &at(d) + 1);
    }
    return false;
  }

  bool same(int x, int y) const { return a_[first_ + static_cast<size_t>(x)] == b_[first_ + static_cast<size_t>(y)]; }

  // Goes back through the rounds. Edits that follow each other directly are one hunk.
  std::vector<Hunk> trace(int x, int y) const {
    std::vector<Hunk> hunks;
    for (auto d = static_cast<int>(rounds_.size()) - 1; d > 0; --d) {
      const auto& before = rounds_[static_cast<size_t>(d - 1)];
      auto at = [&](int k) { return k < -(d - 1) || k > d - 1 ? -1 : before[static_cast<size_t>(k + d - 1)]; };
      int k = x - y;
      bool isDown = k == -d || (k != d && at(k - 1) < at(k + 1));
      int fromX = isDown ? at(k + 1) : at(k - 1), fromY = fromX - (isDown ? k + 1 : k - 1);
      int toX = isDown ? fromX : fromX + 1, toY = isDown ? fromY + 1 : fromY;
      Hunk edit{first_ + static_cast<size_t>(fromX), first_ + static_cast<size_t>(toX),
                first_ + static_cast<size_t>(fromY), first_ + static_cast<size_t>(toY)};
      if (!hunks.empty() && hunks.back().begin == edit.end && hunks.back().otherBegin == edit.otherEnd) {
        hunks.back().begin = edit.begin;
        hunks.back().otherBegin = edit.otherBegin;
      } else {
        hunks.push_back(edit);
      }
      x = fromX;
      y = fromY;
    }
    std::ranges::reverse(hunks);
    return hunks;
  }

  const std::vector<int>&a_, &b_;
  size_t first_ = 0, last_ = 0;  // how many words are the same at the beginning and at the end
  std::vector<std::vector<int>> rounds_;
};

// The words of both texts as numbers, which are quick to compare.
std::pair<std::vector<int>, std::vector<int>> numbered(const std::vector<Word>& a, const std::vector<Word>& b) {
  std::map<std::string_view, int> numbers;
  auto numbersOf = [&](const std::vector<Word>& words) {
    std::vector<int> all;
    for (const auto& word : words)
      all.push_back(numbers.emplace(word.text, static_cast<int>(numbers.size())).first->second);
    return all;
  };
  auto first = numbersOf(a);
  return {std::move(first), numbersOf(b)};
}

class Differ {
 public:
  Differ(const PrintedText& expected, const PrintedText& found, const std::vector<std::string>& headings)
      : expected_(expected), found_(found), a_(wordsIn(expected)), b_(wordsIn(found)) {
    for (const auto& heading : headings) headings_.insert(foldSpace(heading));
    findContents(headings);
  }

  std::vector<Difference> differences() {
    auto [a, b] = numbered(a_, b_);
    hunks_ = Comparison(a, b).hunks();
    slideToLines();
    join();
    std::erase_if(hunks_, [this](const Hunk& hunk) { return isBrokenWord(hunk); });
    std::vector<Difference> all;
    for (size_t i = 0; i < hunks_.size(); ++i)
      if (!isDestination_.contains(i)) all.push_back(differenceOf(i));
    return all;
  }

 private:
  static constexpr std::string_view contents = "Contents";

  // The table of contents ends where the first heading stands, after the entry that leads to it.
  void findContents(const std::vector<std::string>& headings) {
    auto find = [&](size_t from, std::string_view text) {
      while (from < expected_.size() && plain(expected_[from].text) != text) ++from;
      return from;
    };
    contentsFrom_ = find(0, contents);
    while (contentsFrom_ + 1 < expected_.size() && expected_[contentsFrom_ + 1].text == contents) ++contentsFrom_;
    contentsTo_ = contentsFrom_;
    if (contentsFrom_ == expected_.size() || headings.empty()) return;
    auto first = foldSpace(headings.front());
    contentsTo_ = find(contentsFrom_ + 1, first);
    if (contentsTo_ == contentsFrom_ + 1) contentsTo_ = find(contentsTo_ + 1, first);
  }

  // A row that was added beside a similar one can be told as the last words of one and the first of the other; it is
  // told as the row.
  void slideToLines() {
    for (size_t i = 0; i < hunks_.size(); ++i) {
      auto& hunk = hunks_[i];
      if (!hunk.isRemoval() && !hunk.isAddition()) continue;
      auto before = i == 0 ? Hunk{0, 0, 0, 0} : hunks_[i - 1];
      auto after = i + 1 == hunks_.size() ? Hunk{a_.size(), 0, b_.size(), 0} : hunks_[i + 1];
      if (!slide(hunk, -1, std::min(hunk.begin - before.end, hunk.otherBegin - before.otherEnd)))
        slide(hunk, +1, std::min(after.begin - hunk.end, after.otherBegin - hunk.otherEnd));
    }
  }

  // Moves the hunk by at most `room` words, back or on, until its words begin a line. Only over words that are also at
  // its other end, so that the texts stay what they are. Changes nothing where that leads to no line.
  bool slide(Hunk& hunk, int step, size_t room) const {
    const auto& words = hunk.isRemoval() ? a_ : b_;
    auto begin = hunk.isRemoval() ? hunk.begin : hunk.otherBegin, end = hunk.isRemoval() ? hunk.end : hunk.otherEnd;
    for (size_t by = 0;; ++by) {
      auto shifted = [&](size_t at) { return step > 0 ? at + by : at - by; };
      if (beginsLine(words, shifted(begin))) {
        hunk = {shifted(hunk.begin), shifted(hunk.end), shifted(hunk.otherBegin), shifted(hunk.otherEnd)};
        return true;
      }
      auto last = step > 0 ? 0 : 1;
      if (by == room || words[shifted(begin) - last].text != words[shifted(end) - last].text) return false;
    }
  }

  static bool beginsLine(const std::vector<Word>& words, size_t at) {
    return at == 0 || at >= words.size() || words[at - 1].line != words[at].line;
  }

  // Edits with no more than a few unchanged words of the same line between them are one.
  void join() {
    constexpr size_t few = 3;
    std::vector<Hunk> joined;
    for (const auto& hunk : hunks_) {
      bool isNear = !joined.empty() && hunk.begin - joined.back().end <= few &&
                    lineOf(joined.back().begin) == lineOf(hunk.begin) &&
                    (hunk.begin == 0 || lineOf(hunk.begin - 1) == lineOf(joined.back().begin));
      if (isNear) {
        joined.back().end = hunk.end;
        joined.back().otherEnd = hunk.otherEnd;
      } else {
        joined.push_back(hunk);
      }
    }
    hunks_ = std::move(joined);
  }

  size_t lineOf(size_t word) const { return a_.empty() ? 0 : a_[std::min(word, a_.size() - 1)].line; }

  // Whether it is the same long word, which was broken elsewhere to fit into a line or a column.
  bool isBrokenWord(const Hunk& hunk) const {
    constexpr size_t longWord = 20;
    std::string was, is;
    bool hasLong = false;
    auto add = [&](const std::vector<Word>& words, size_t begin, size_t end, std::string& to) {
      for (auto i = begin; i < end; ++i) {
        to += words[i].text;
        hasLong = hasLong || words[i].text.size() > longWord;
      }
    };
    add(a_, hunk.begin, hunk.end, was);
    add(b_, hunk.otherBegin, hunk.otherEnd, is);
    return hasLong && was == is;
  }

  Difference differenceOf(size_t index) {
    const auto& hunk = hunks_[index];
    Difference difference{.place = placeOf(hunk)};
    difference.kind = hunk.isRemoval()    ? Difference::Kind::removed
                      : hunk.isAddition() ? Difference::Kind::added
                                          : Difference::Kind::changed;
    if (hunk.isRemoval()) {
      difference.expected = quote(a_, hunk.begin, hunk.end, 0);
      if (auto to = destinationOf(hunk)) {
        difference.kind = Difference::Kind::moved;
        difference.found = placeOf(hunks_[*to]);
        isDestination_.insert(*to);
      }
    } else if (hunk.isAddition()) {
      difference.found = quote(b_, hunk.otherBegin, hunk.otherEnd, 0);
      if (auto from = sourceOf(index)) {  // it stands before the place that it was moved from
        difference = {Difference::Kind::moved, placeOf(hunks_[*from]),
                      quote(a_, hunks_[*from].begin, hunks_[*from].end, 0), placeOf(hunk)};
        isDestination_.insert(*from);
      }
    } else {
      constexpr size_t around = 4;  // words
      difference.expected = quote(a_, hunk.begin, hunk.end, around);
      difference.found = quote(b_, hunk.otherBegin, hunk.otherEnd, around);
    }
    return difference;
  }

  bool isSame(const Hunk& removal, const Hunk& addition) const {
    auto size = removal.end - removal.begin;
    if (!removal.isRemoval() || !addition.isAddition() || addition.otherEnd - addition.otherBegin != size) return false;
    for (size_t i = 0; i < size; ++i)
      if (a_[removal.begin + i].text != b_[addition.otherBegin + i].text) return false;
    return true;
  }

  // The first later addition that has the removed words, and the first later removal of the added ones.
  std::optional<size_t> destinationOf(const Hunk& removal) const {
    for (size_t i = 0; i < hunks_.size(); ++i)
      if (!isDestination_.contains(i) && isSame(removal, hunks_[i])) return i;
    return std::nullopt;
  }
  std::optional<size_t> sourceOf(size_t addition) const {
    for (auto i = addition + 1; i < hunks_.size(); ++i)
      if (!isDestination_.contains(i) && isSame(hunks_[i], hunks_[addition])) return i;
    return std::nullopt;
  }

  // The words, and as many around them as are said, of the same lines.
  static std::string quote(const std::vector<Word>& words, size_t begin, size_t end, size_t around) {
    constexpr size_t longest = 40;  // words
    if (words.empty()) return "";
    auto first = begin, last = end;
    while (first > 0 && begin - first < around &&
           words[first - 1].line == words[std::min(begin, words.size() - 1)].line)
      --first;
    while (last < words.size() && last - end < around && last > 0 && words[last].line == words[last - 1].line) ++last;
    std::string text;
    for (auto i = first; i < last; ++i) {
      if (i - first == longest) {
        text += fmt::format(" … and {}", counted(last - i, "word"));
        break;
      }
      text += (text.empty() ? "" : " ") + std::string(words[i].text == cellEnd ? "|" : words[i].text);
    }
    return text;
  }

  // A line without the marks of Markdown before and after it.
  static std::string plain(std::string_view line) {
    std::string text;
    for (char c : line)
      if (c != '\\') text += c;
    auto begin = text.find_first_not_of("#* "), end = text.find_last_not_of("* ");
    return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
  }

  std::string placeOf(const Hunk& hunk) const {
    std::string place = "the beginning";
    bool isAfterLine = hunk.isAddition() && hunk.begin > 0 && beginsLine(a_, hunk.begin);
    if (isAfterLine)
      place = "after " + placeInText(a_[hunk.begin - 1].line);
    else if (!expected_.empty())
      place = placeInText(lineOf(hunk.begin));
    auto word = std::min(hunk.otherBegin, b_.empty() ? 0 : b_.size() - 1);
    auto page = b_.empty() ? 0 : found_[b_[word].line].page;
    return page > 0 ? fmt::format("page {}, {}", page, place) : place;
  }

  // The heading above, and the number of the paragraph or the first cell of the row.
  std::string placeInText(size_t line) const {
    if (line > contentsFrom_ && line < contentsTo_) return std::string(contents);
    auto within = partOf(line);
    std::string number;
    for (auto at = line + 1; at-- > 0;) {
      if (number.empty()) number = numberOf(expected_[at].text);
      auto text = plain(expected_[at].text);
      if (!headings_.contains(text)) continue;
      if (at == line) return fmt::format("the heading '{}'", text);
      auto paragraph = number.empty() ? "" : ", paragraph " + number;
      return text + paragraph + within;
    }
    return "the beginning" + within;
  }

  // '12' of '12. The board …'; "" for any other line.
  static std::string numberOf(std::string_view line) {
    auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
    auto rest = line.substr(digits);
    return digits > 0 && (rest.starts_with(".") || rest.starts_with("\\.")) ? std::string(line.substr(0, digits)) : "";
  }

  // ", the row of 'A-3'"; "" for a line that is no row.
  std::string partOf(size_t line) const {
    std::string text = expected_[line].text;
    if (text.starts_with("| ")) {
      text = text.substr(2);
      for (auto at = text.find("<a "); at != std::string::npos; at = text.find("<a ", at))
        text.erase(at, std::min(text.find("</a>", at), text.size() - 4) + 4 - at);
      auto bar = text.find(" |");
      return bar == std::string::npos ? "" : fmt::format(", the row of '{}'", plain(text.substr(0, bar)));
    }
    auto tab = text.find('\t');
    return tab == std::string::npos ? "" : fmt::format(", the row of '{}'", text.substr(0, tab));
  }

  const PrintedText &expected_, &found_;
  std::vector<Word> a_, b_;
  std::set<std::string, std::less<>> headings_;
  size_t contentsFrom_ = 0, contentsTo_ = 0;  // lines of the table of contents
  std::vector<Hunk> hunks_;
  std::set<size_t> isDestination_;  // hunks that were told with another one
};

}  // namespace

std::vector<Difference> differencesBetween(const PrintedText& expected, const PrintedText& found,
                                           const std::vector<std::string>& headings) {
  return Differ(expected, found, headings).differences();
}

size_t countWords(const PrintedText& text) {
  return static_cast<size_t>(
      std::ranges::count_if(wordsIn(text), [](const Word& word) { return word.text != cellEnd; }));
}

}  // namespace minuted::report
