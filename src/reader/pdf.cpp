// PDF, by poppler: the words of each page and where they stand.
#include <fmt/format.h>
#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "documents/lines.h"
#include "reader/pdf_page.h"
#include "reader/readers.h"

namespace minuted::reader {
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
    auto known =
        std::ranges::find_if(ligatures, [&](const auto& each) { return text.substr(at).starts_with(each.first); });
    if (known == ligatures.end()) {
      plain += text[at++];
    } else {
      plain += known->second;
      at += known->first.size();
    }
  }
  return plain;
}

std::vector<PlacedWord> wordsOf(const poppler::page& page) {
  std::vector<PlacedWord> words;
  for (const auto& box : page.text_list()) {
    auto place = box.bbox();
    auto text = withoutLigatures(utf8(box.text()));
    bool bullet = text == "\u200B";  // a box to tick, drawn beside it
    if (bullet || !foldSpace(text).empty())
      words.push_back({place.left(), place.right(), place.top(), place.bottom(), std::move(text)});
  }
  return words;
}

// The rest of a row that a page broke.
void append(const std::vector<std::string>& rest, std::vector<std::string>& cells) {
  for (size_t i = 0; i < cells.size(); ++i)
    if (!rest[i].empty()) cells[i] += (cells[i].empty() ? "" : "\n") + rest[i];
}

}  // namespace

void preparePdf() {
  static_cast<void>(poppler::ustring::from_utf8("a").to_utf8());
  for (auto [to, from] : {std::pair("UTF-16", "UTF-8"), std::pair("UTF-8", "UTF-16")})
    static_cast<void>(::iconv_open(to, from));  // kept open, so that its tables stay in memory
}

Result<documents::Document> readPdf(BytesView bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document)
    return refused("is damaged: no page of it can be read. Open it, print it to a new PDF and import that.");
  if (document->is_locked()) return refused("is locked with a password. Save it without one and import that.");
  auto pages = document->pages();
  if (pages > mostPages)
    return refused(
        fmt::format("has {} pages, which is more than minutes have (at most {} are read). Import those of one "
                    "meeting at a time.",
                    pages, mostPages));
  std::vector<documents::Line> lines;
  documents::Document read;
  Pages reader;
  for (int i = 0; i < pages; ++i) {
    std::unique_ptr<poppler::page> page(document->create_page(i));
    for (auto& line : reader.read(page ? wordsOf(*page) : std::vector<PlacedWord>())) {
      read.text.append(line.text).append("\n");
      for (const auto& cell : line.cells) read.text.append(cell).append("\n");
      if (line.rest && !lines.empty() && lines.back().cells.size() == line.cells.size())
        append(line.cells, lines.back().cells);
      else
        lines.push_back(std::move(line));
    }
    if (read.text.size() > mostText)
      return refused("is longer than minutes are. Import those of one meeting at a time.");
  }
  if (lines.empty())
    return refused(
        "holds no text: it seems to be a scan, that is a picture of each page. Have it recognised (OCR) first, "
        "or import the document that it was printed from.");
  read.title = foldSpace(utf8(document->info_key("Title")));
  read.text = foldSpace(read.text);
  read.blocks = documents::blocksOf(std::move(lines));
  return read;
}

}  // namespace minuted::reader
