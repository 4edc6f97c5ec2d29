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

std::string_view trimEnd(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

// 'AB', 'AB/CD', 'ALL'
bool isInitials(std::string_view asWritten) {
  constexpr size_t longest = 12;
  constexpr std::array<std::string_view, 6> otherWords{"AOB", "AOCB", "AGM", "EGM", "DONE", "TBC"};
  auto word = toAsciiMarks(asWritten);  // 'DO’C'
  if (std::ranges::find(otherWords, word) != otherWords.end()) return false;
  auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || c == '/' || c == '&' || c == ',' || c == '\''; };
  return word.size() > 1 && word.size() <= longest && std::ranges::all_of(word, fits) && word[0] != '\'';
}

// The column of the byte at this offset, counted in characters.
size_t columnAt(std::string_view line, size_t at) {
  auto beginsCharacter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<size_t>(std::ranges::count_if(line.substr(0, at), beginsCharacter));
}

// Whether a text in the column of notes can be one: 'LK, AV', 'GH + LK', 'Cllr Lee', '??'.
bool isNote(std::string_view text) {
  bool beginsLikeName = isUpper(text) || text.starts_with('?');
  return beginsLikeName && hasOnlyNames(text) && text.find_first_of(".:;()0123456789") == nowhere;
}

// The last field of a line: what follows its last two spaces or, where there are none or they are too far left, its
// last word.
struct LastField {
  size_t begin = 0;          // offset in bytes
  bool isSeparated = false;  // two or more spaces precede it
};

LastField lastField(std::string_view line) {
  auto gap = line.rfind("  ");
  if (gap != nowhere && line.size() - gap <= longestNote + 2) return {gap + 2, true};
  auto space = line.rfind(' ');
  return {space == nowhere ? 0 : space + 1, false};
}

// Where the column of notes begins, if the line is its heading: 'Action', alone or after another heading such as
// 'Item'.
std::optional<size_t> columnOfHeading(std::string_view line) {
  constexpr size_t leftmostAlone = 60, leftmost = 40, longestOther = 30;
  auto [begin, isSeparated] = lastField(line);
  if (!isSeparated) return std::nullopt;
  auto name = columnNamed(line.substr(begin));
  auto before = trim(line.substr(0, begin));
  if (before.empty() && begin < leftmostAlone) return std::nullopt;
  if (name != ColumnName::owner && name != ColumnName::action) return std::nullopt;
  if (before.empty()) return begin;
  auto other = columnNamed(before.substr(0, before.find("  ")));
  bool followsHeading = other == ColumnName::number || other == ColumnName::discussion;
  return followsHeading && begin >= leftmost && before.size() <= longestOther ? std::optional(begin) : std::nullopt;
}

// Where the column of notes begins in minutes without a heading above it: where initials stand again and again, far to
// the right of a line of prose. 0 where there is no such place.
size_t guessColumn(const std::vector<Line>& lines) {
  constexpr size_t leftmost = 50, narrowestGap = 3, fewestWords = 5, fewestNotes = 3;
  std::map<size_t, size_t> places;
  for (const auto& line : lines) {
    auto text = trimEnd(line.text);
    auto [begin, isSeparated] = lastField(text);
    auto column = columnAt(text, begin);
    if (!isSeparated || column < leftmost || !isInitials(text.substr(begin))) continue;
    auto before = trimEnd(text.substr(0, begin));
    if (begin - before.size() >= narrowestGap && spacedWords(before).size() >= fewestWords) ++places[column];
  }
  constexpr size_t unevenness = 3;  // in columns: text that was aligned by hand is not quite straight
  size_t column = 0, most = 0;
  for (const auto& [place, count] : places) {
    size_t nearby = 0;
    for (auto at = places.find(place); at != places.end() && at->first <= place + unevenness; ++at)
      nearby += at->second;
    if (nearby > most) {
      most = nearby;
      column = place;
    }
  }
  return most < fewestNotes ? 0 : column;
}

// Goes through the lines once. A line that is a heading of the column of notes sets the column. Any other line loses
// what stands in that column: to its own margin where there is text before it. A note alone in its line was set
// slightly above or below the line that it belongs to. It goes to the line before or the line after, whichever no blank
// line separates from it; where both touch it, to the line before, unless the next line begins with a number and so is
// the title of an item.
class MarginExtractor {
 public:
  explicit MarginExtractor(std::vector<Line>& lines) : lines_(lines) {
    for (const auto& line : lines) {
      auto text = trimEnd(line.text);
      auto [begin, isSeparated] = lastField(text);
      if (isSeparated && isInitials(text.substr(begin))) separatedInitials_.insert(std::string(text.substr(begin)));
    }
  }

  // `column` is where the notes begin until a heading says otherwise; 0 where that is not known.
  void extract(size_t column) {
    column_ = column;
    for (size_t i = 0; i < lines_.size(); ++i) {
      auto text = trimEnd(lines_[i].text);
      if (auto heading = lines_[i].cells.empty() ? columnOfHeading(text) : std::nullopt) {
        column_ = *heading;
        hasHeading_ = true;
      } else {
        extractFrom(i, text);
      }
    }
    lines_ = std::move(output_);
  }

 private:
  void extractFrom(size_t i, std::string_view text) {
    constexpr size_t slack = 12;
    auto [begin, isSeparated] = lastField(text);
    auto note = text.substr(begin);
    // Where a long line leaves only one space before the note, only initials that are separated elsewhere are accepted.
    bool isAfterLongLine = !isSeparated && hasHeading_ && isInitials(note) && separatedInitials_.contains(note);
    bool isNoteText = isSeparated && (hasHeading_ ? isNote(note) : isInitials(note));
    bool hasNote = column_ > 0 && columnAt(text, begin) + slack >= column_ && (isAfterLongLine || isNoteText);
    auto& line = lines_[i];
    if (hasNote && trim(text.substr(0, begin)).empty()) {
      attachToNeighbour(i, note);
      return;
    }
    if (hasNote) {
      line.margin = note;
      line.text.resize(begin);
    } else if (!noteForNext_.empty()) {
      line.margin = noteForNext_;
    }
    if (gapForNext_ && !output_.empty()) line.gap = true;
    gapForNext_ = false;
    noteForNext_.clear();
    output_.push_back(std::move(line));
  }

  // The line i holds nothing but the note.
  void attachToNeighbour(size_t i, std::string_view note) {
    bool isLast = i + 1 == lines_.size();
    bool touchesNext = !isLast && !lines_[i + 1].gap;
    bool touchesPrevious = !output_.empty() && !lines_[i].gap;
    auto next = isLast ? std::string_view() : trim(lines_[i + 1].text);
    bool isTitleNext = !next.empty() && next[0] >= '0' && next[0] <= '9';
    gapForNext_ = lines_[i].gap && !touchesNext;
    if ((touchesPrevious && (!touchesNext || isTitleNext)) || (!touchesNext && !output_.empty())) {
      auto& margin = output_.back().margin;
      margin += (margin.empty() ? "" : ", ") + std::string(note);
    } else {
      noteForNext_ = note;
      gapForNext_ = lines_[i].gap;
    }
  }

  std::vector<Line>& lines_;
  std::vector<Line> output_;
  size_t column_ = 0;
  bool hasHeading_ = false;  // without one, other texts may stand in the column, and only initials are taken for notes
  std::string noteForNext_;
  bool gapForNext_ = false;  // a blank line above a line that was removed counts as one above the next line
  std::set<std::string, std::less<>> separatedInitials_;
};

}  // namespace

bool hasOnlyNames(std::string_view note) { return note.size() <= longestNote && note.find(" to ") == nowhere; }

void extractMarginNotes(std::vector<Line>& lines) {
  auto column = guessColumn(lines);
  MarginExtractor(lines).extract(column);
}

}  // namespace minuted::documents
