// Reads PDF with poppler, which gives the words of each page and their positions; pdf_page.h makes lines of them.
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
#include "reader/poppler_text.h"
#include "reader/readers.h"

namespace minuted::reader {
namespace {

constexpr int mostPages = 500;

// Many PDFs have ligatures as single characters: 'ﬁ'.
std::string withoutLigatures(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> ligatures{
      {{"\uFB00", "ff"}, {"\uFB01", "fi"}, {"\uFB02", "fl"}, {"\uFB03", "ffi"}, {"\uFB04", "ffl"}}};
  std::string plain;
  for (size_t at = 0; at < text.size();) {
    auto ligature =
        std::ranges::find_if(ligatures, [&](const auto& each) { return text.substr(at).starts_with(each.first); });
    if (ligature == ligatures.end()) {
      plain += text[at++];
    } else {
      plain += ligature->second;
      at += ligature->first.size();
    }
  }
  return plain;
}

std::vector<PlacedWord> wordsOf(const poppler::page& page) {
  std::vector<PlacedWord> words;
  for (const auto& box : page.text_list()) {
    auto place = box.bbox();
    auto text = withoutLigatures(utf8(box.text()));
    bool isTickBox = text == "\u200B";  // the box itself is drawn beside this character
    if (isTickBox || !foldSpace(text).empty())
      words.push_back({place.left(), place.right(), place.top(), place.bottom(), std::move(text)});
  }
  return words;
}

// Appends the rest of a row that was broken by the end of a page.
void appendToRow(const std::vector<std::string>& rest, std::vector<std::string>& row) {
  for (size_t i = 0; i < row.size(); ++i)
    if (!rest[i].empty()) row[i] += (row[i].empty() ? "" : "\n") + rest[i];
}

}  // namespace

void preparePdf() {
  static_cast<void>(poppler::ustring::from_utf8("a").to_utf8());
  for (auto [to, from] : {std::pair("UTF-16", "UTF-8"), std::pair("UTF-8", "UTF-16")})
    static_cast<void>(::iconv_open(to, from));  // never closed, so that its tables stay in memory
}

Result<documents::Document> readPdf(BytesView bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document)
    return refuse("is damaged: no page of it can be read. Open it, print it to a new PDF and import that.");
  if (document->is_locked()) return refuse("is locked with a password. Save it without one and import that.");
  auto pages = document->pages();
  if (pages > mostPages)
    return refuse(
        fmt::format("has {} pages, which is more than minutes have (at most {} are read). Import those of one "
                    "meeting at a time.",
                    pages, mostPages));
  std::vector<documents::Line> lines;
  documents::Document result;
  PageReader reader;
  for (int i = 0; i < pages; ++i) {
    std::unique_ptr<poppler::page> page(document->create_page(i));
    for (auto& line : reader.read(page ? wordsOf(*page) : std::vector<PlacedWord>())) {
      result.text.append(line.text).append("\n");
      for (const auto& cell : line.cells) result.text.append(cell).append("\n");
      if (line.continuesRow && !lines.empty() && lines.back().cells.size() == line.cells.size())
        appendToRow(line.cells, lines.back().cells);
      else
        lines.push_back(std::move(line));
    }
    if (result.text.size() > mostText)
      return refuse("is longer than minutes are. Import those of one meeting at a time.");
  }
  if (lines.empty())
    return refuse(
        "holds no text: it seems to be a scan, that is a picture of each page. Have it recognised (OCR) first, "
        "or import the document that it was printed from.");
  result.title = foldSpace(utf8(document->info_key("Title")));
  result.text = foldSpace(result.text);
  result.blocks = documents::blocksOf(std::move(lines));
  return result;
}

}  // namespace minuted::reader
