// PDF, by poppler: the text of each page as it is laid out, then read as plain text with pages is.
#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "documents/phrases.h"
#include "documents/text_reader.h"
#include "reader/readers.h"

namespace minuted {
namespace {

constexpr int mostPages = 500;

std::string utf8(const poppler::ustring& text) {
  auto bytes = text.to_utf8();
  return {bytes.data(), bytes.size()};
}

// 'ﬁ' is one sign in many PDFs.
std::string withoutLigatures(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> ligatures{
      {{"\uFB00", "ff"}, {"\uFB01", "fi"}, {"\uFB02", "fl"}, {"\uFB03", "ffi"}, {"\uFB04", "ffl"}}};
  std::string plain;
  for (size_t at = 0; at < text.size();) {
    auto known = std::ranges::find_if(ligatures, [&](const auto& each) { return text.substr(at).starts_with(each.first); });
    if (known == ligatures.end()) {
      plain += text[at++];
    } else {
      plain += known->second;
      at += known->first.size();
    }
  }
  return plain;
}

// --- Pages in two columns of prose ---

constexpr size_t gap = 3;  // spaces

// Where the right half of a line begins, if there is a gap about the middle column.
size_t rightOf(std::string_view line, size_t column) {
  auto begin = line.find_first_not_of(' ', column);
  if (begin == nowhere || column == 0) return nowhere;
  auto last = line.substr(0, column).find_last_not_of(' ');
  auto from = last == nowhere ? 0 : last + 1;
  return begin - from >= gap ? begin : nowhere;
}

size_t wordsIn(std::string_view text) { return spacedWords(text).size(); }

// The column between two columns of prose, or 0: most lines have a gap there and some words on both sides. A table, or
// a margin with initials, has few words on one of them.
size_t gutterOf(const std::vector<std::string_view>& lines) {
  constexpr size_t fewestLines = 15, fewestWords = 4;
  size_t filled = 0, widest = 0;
  for (auto line : lines) {
    filled += trim(line).empty() ? 0 : 1;
    widest = std::max(widest, line.size());
  }
  if (filled < fewestLines) return 0;
  for (size_t column = widest / 3; column < widest * 2 / 3; ++column) {
    size_t both = 0;
    for (auto line : lines) {
      auto right = line.size() > column ? rightOf(line, column) : nowhere;
      if (right != nowhere && wordsIn(line.substr(0, column)) >= fewestWords && wordsIn(line.substr(right)) >= fewestWords)
        ++both;
    }
    if (both * 10 >= filled * 6) return column;
  }
  return 0;
}

std::string inReadingOrder(const std::string& page) {
  auto lines = split(page, '\n');
  auto column = gutterOf(lines);
  if (column == 0) return page;
  std::string left, right;
  for (auto line : lines) {
    auto begin = line.size() > column ? rightOf(line, column) : nowhere;
    left.append(begin == nowhere ? line : line.substr(0, column)).append("\n");
    if (begin != nowhere) right.append(line.substr(begin));
    right.append("\n");
  }
  return left + right;
}

}  // namespace

Result<Document> readPdf(BytesView bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return refused("is damaged: no page of it can be read. Open it, print it to a new PDF and import that.");
  if (document->is_locked()) return refused("is locked with a password. Save it without one and import that.");
  auto pages = document->pages();
  if (pages > mostPages)
    return refused(fmt::format("has {} pages, which is more than minutes have (at most {} are read). Import those of one "
                               "meeting at a time.",
                               pages, mostPages));
  std::string text;
  for (int i = 0; i < pages; ++i) {
    std::unique_ptr<poppler::page> page(document->create_page(i));
    if (i > 0) text += '\f';
    if (page) text += inReadingOrder(utf8(page->text(page->page_rect(), poppler::page::physical_layout)));
    if (!text.ends_with('\n')) text += '\n';
    if (text.size() > longestText) return refused("is longer than minutes are. Import those of one meeting at a time.");
  }
  if (foldSpace(text).empty())
    return refused("holds no text: it seems to be a scan, that is a picture of each page. Have it recognised (OCR) first, "
                   "or import the document that it was printed from.");
  auto read = readText(withoutLigatures(text));
  read.title = foldSpace(utf8(document->info_key("Title")));
  return read;
}

}  // namespace minuted
