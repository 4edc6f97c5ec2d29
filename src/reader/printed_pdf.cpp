// The words of a PDF: see printedTextOfPdf. They are read in the order in which they are drawn, which for our own
// reports is the order of reading, cell by cell; pdf_page.h would have to guess where a column or a row ends.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <memory>
#include <set>

#include "base/text.h"
#include "reader/poppler_text.h"
#include "reader/readers.h"

namespace minuted::reader {
namespace {

constexpr int mostReportPages = 2000;
constexpr double footer = 65;  // points above the lower edge: less than the lower margin of our style sheet

// The words of a line without the dots that lead to the number of a page, and without bullets, which are drawn at the
// end of the page.
std::string wordsIn(std::string_view line) {
  std::string text;
  auto folded = foldSpace(line);
  for (auto word : split(folded, ' '))
    if (word != "." && word != "•") text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

std::string withoutDigits(std::string_view text) {
  std::string without;
  for (char c : text)
    if (c < '0' || c > '9') without += c;
  return without;
}

std::string textIn(const poppler::page& page, double left, double top, double width, double height) {
  return utf8(page.text(poppler::rectf(left, top, width, height), poppler::page::raw_order_layout));
}

}  // namespace

// What stands at the foot of pages comes once, at the end and without the numbers of pages: they change with every line
// that is added before them.
Result<documents::PrintedText> printedTextOfPdf(BytesView bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return refuse("is damaged: no page of it can be read.");
  if (document->is_locked()) return refuse("is locked with a password.");
  if (document->pages() > mostReportPages) return refuse("is longer than a report is.");
  documents::PrintedText printed;
  std::set<std::string> feet;
  size_t size = 0;
  for (int i = 0; i < document->pages(); ++i) {
    std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    auto whole = page->page_rect();
    auto text = textIn(*page, whole.left(), whole.top(), whole.width(), whole.height() - footer);
    for (auto line : split(text, '\n'))
      if (auto folded = wordsIn(line); !folded.empty()) printed.push_back({.text = folded, .page = i + 1});
    text = textIn(*page, whole.left(), whole.bottom() - footer, whole.width(), footer);
    for (auto line : split(text, '\n'))
      if (auto folded = foldSpace(withoutDigits(line)); !folded.empty()) feet.insert(folded);
    size += text.size();
    if (size > PrintedLines::mostText) return refuse("is longer than a report is.");
  }
  for (const auto& foot : feet) printed.push_back({.text = foot});
  return printed;
}

}  // namespace minuted::reader
