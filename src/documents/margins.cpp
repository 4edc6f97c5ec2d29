#include "documents/margins.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/text.h"
#include "documents/column_names.h"
#include "documents/phrases.h"

namespace minuted::documents {
namespace {

constexpr size_t longestNote = 40;

std::string_view withoutEnd(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

// 'AB', 'AB/CD', 'ALL'
bool isInitials(std::string_view asWritten) {
  constexpr size_t longest = 12;
  constexpr std::array<std::string_view, 6> others{"AOB", "AOCB", "AGM", "EGM", "DONE", "TBC"};
  auto word = straightened(asWritten);  // 'DO’C'
  if (std::ranges::find(others, word) != others.end()) return false;
  auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || c == '/' || c == '&' || c == ',' || c == '\''; };
  return word.size() > 1 && word.size() <= longest && std::ranges::all_of(word, fits) && word[0] != '\'';
}

// The column that a byte stands in: columns are of characters.
size_t columnAt(std::string_view line, size_t at) {
  auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<size_t>(std::ranges::count_if(line.substr(0, at), begins));
}

// Behind a gap, what begins where the column stands: 'LK, AV', 'GH + LK', 'Cllr Lee', '??'.
bool isNote(std::string_view text) {
  bool begins = isUpper(text) || text.starts_with('?');
  return begins && namesOnly(text) && text.find_first_of(".:;()0123456789") == nowhere;
}

// Where the last field of a line begins, parted from the text by a gap: its place, or that of the last word.
struct LastField {
  size_t begin = 0;
  bool apart = false;  // behind two spaces or more, or alone in its line
};

LastField lastField(std::string_view line) {
  auto gap = line.rfind("  ");
  if (gap != nowhere && line.size() - gap <= longestNote + 2) return {gap + 2, true};
  auto space = line.rfind(' ');
  return {space == nowhere ? 0 : space + 1, false};
}

// The column of a line that holds its heading, 'Action', alone or beside such as 'Item'.
std::optional<size_t> headedColumn(std::string_view line) {
  constexpr size_t leftmostAlone = 60, leftmost = 40, longestOther = 30;
  auto [begin, apart] = lastField(line);
  if (!apart) return std::nullopt;
  auto name = columnNamed(line.substr(begin));
  auto before = trim(line.substr(0, begin));
  if (before.empty() && begin < leftmostAlone) return std::nullopt;
  if (name != ColumnName::owner && name != ColumnName::action) return std::nullopt;
  if (before.empty()) return begin;
  auto other = columnNamed(before.substr(0, before.find("  ")));
  bool beside = other == ColumnName::number || other == ColumnName::discussion;
  return beside && begin >= leftmost && before.size() <= longestOther ? std::optional(begin) : std::nullopt;
}

// Without a heading: initials that stand again and again at the same place, far behind a line of prose.
size_t guessedColumn(const std::vector<Line>& lines) {
  constexpr size_t leftmost = 50, widestGap = 3, fewestWords = 5, often = 3;
  std::map<size_t, size_t> places;
  for (const auto& line : lines) {
    auto text = withoutEnd(line.text);
    auto [begin, apart] = lastField(text);
    auto column = columnAt(text, begin);
    if (!apart || column < leftmost || !isInitials(text.substr(begin))) continue;
    auto before = withoutEnd(text.substr(0, begin));
    if (begin - before.size() >= widestGap && spacedWords(before).size() >= fewestWords) ++places[column];
  }
  constexpr size_t uneven = 3;  // set by hand, the column is not quite straight
  size_t column = 0, most = 0;
  for (const auto& [place, count] : places) {
    size_t near = 0;
    for (auto at = places.find(place); at != places.end() && at->first <= place + uneven; ++at) near += at->second;
    if (near > most) {
      most = near;
      column = place;
    }
  }
  return most < often ? 0 : column;
}

class Margins {
 public:
  explicit Margins(std::vector<Line>& lines) : lines_(lines) {
    for (const auto& line : lines) {
      auto text = withoutEnd(line.text);
      auto [begin, apart] = lastField(text);
      if (apart && isInitials(text.substr(begin))) apart_.insert(std::string(text.substr(begin)));
    }
  }

  void take() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      auto text = withoutEnd(lines_[i].text);
      if (auto headed = lines_[i].cells.empty() ? headedColumn(text) : std::nullopt) {
        column_ = *headed;
        headed_ = true;
      } else {
        takeFrom(i, text);
      }
    }
    lines_ = std::move(kept_);
  }
  void startAt(size_t column) { column_ = column; }

 private:
  void takeFrom(size_t i, std::string_view text) {
    constexpr size_t slack = 12;
    auto [begin, apart] = lastField(text);
    auto note = text.substr(begin);
    // One space before it, where the column is tight: then it must be somebody who stands there elsewhere.
    bool tight = !apart && headed_ && isInitials(note) && apart_.contains(note);
    bool fits = apart && (headed_ ? isNote(note) : isInitials(note));
    bool beside = column_ > 0 && columnAt(text, begin) + slack >= column_ && (tight || fits);
    bool alone = beside && trim(text.substr(0, begin)).empty();
    auto& line = lines_[i];
    if (alone) {
      place(i, note);
      return;
    }
    if (beside) {
      line.margin = note;
      line.text.resize(begin);
    } else if (!pending_.empty()) {
      line.margin = pending_;
    }
    if (alonesGap_ && !kept_.empty()) line.gap = true;
    alonesGap_ = false;
    pending_.clear();
    kept_.push_back(std::move(line));
  }

  // Set slightly off its line, a note comes out as one of its own. It touches the paragraph before or the one behind.
  void place(size_t i, std::string_view note) {
    bool last = i + 1 == lines_.size();
    bool behind = !last && !lines_[i + 1].gap;
    bool before = !kept_.empty() && !lines_[i].gap;
    auto next = last ? std::string_view() : trim(lines_[i + 1].text);
    bool titleBehind = !next.empty() && next[0] >= '0' && next[0] <= '9';
    alonesGap_ = lines_[i].gap && !behind;
    if ((before && (!behind || titleBehind)) || (!behind && !kept_.empty())) {
      auto& margin = kept_.back().margin;
      margin += (margin.empty() ? "" : ", ") + std::string(note);
    } else {
      pending_ = note;
      alonesGap_ = lines_[i].gap;
    }
  }

  std::vector<Line>& lines_;
  std::vector<Line> kept_;
  size_t column_ = 0;
  bool headed_ = false;  // else there may be other things at the same place
  std::string pending_;
  bool alonesGap_ = false;  // a gap above a note that was taken out is one above the next line
  std::set<std::string, std::less<>> apart_;
};

}  // namespace

bool namesOnly(std::string_view note) { return note.size() <= longestNote && note.find(" to ") == nowhere; }

void takeMargins(std::vector<Line>& lines) {
  Margins margins(lines);
  margins.startAt(guessedColumn(lines));
  margins.take();
}

}  // namespace minuted::documents
