// The words of DOCX and ODT: see printedTextOfPacked. Unlike docx.cpp and odt.cpp, it reads headers, footers, notes and
// what describes pictures, and takes no marker of a list for text.
#include <fmt/format.h>

#include <array>
#include <set>

#include "base/bytes.h"
#include "base/text.h"
#include "reader/archive.h"
#include "reader/readers.h"
#include "reader/xml.h"

namespace minuted::reader {
namespace {

using pugi::xml_node;

// One line for each different picture part, by the names of the parts.
void addPicture(const Archive& archive, const std::string& part, PrintedLines& lines) {
  auto bytes = archive.read(part);
  if (bytes && !bytes->empty()) lines.addLine("[picture " + hex(view(sha256({*bytes}))) + "]");
}

// The lines at the heads and feet of pages, each once: word processors keep copies of them for pages of other kinds.
void addDistinct(PrintedLines from, PrintedLines& to) {
  std::set<std::string> known;
  for (auto& line : std::move(from).take())
    if (known.insert(line.text).second) to.addLine(std::move(line.text));
}

// --- DOCX ---

bool isOn(xml_node property) {
  std::string_view value = property.attribute("w:val").value();
  return property && value != "0" && value != "false" && value != "none";
}

class WordPrinter {
 public:
  WordPrinter(const Archive& archive, PrintedLines& lines) : archive_(archive), lines_(lines) {}

  // relations: the file that says which parts the pictures of this part are in; "" for none.
  Result<void> print(const std::string& part, const std::string& relations) {
    pugi::xml_document xml;
    TRY(auto text, archive_.read(part));
    if (text.empty()) return {};
    TRY_DONE(parseXml(xml, text));
    TRY(auto relationText, archive_.read(relations));
    relations_.reset();
    if (!relationText.empty()) TRY_DONE(parseXml(relations_, relationText));
    walk(xml, 0);
    lines_.endLine();
    return {};
  }

 private:
  void walk(xml_node node, int depth) {
    if (depth > deepest || lines_.tooLong()) return;
    std::string_view name = node.name();
    // Deleted text, the older copy of a text box, and properties, which have no text.
    if (name == "w:del" || name == "w:moveFrom" || name == "mc:Fallback" || name == "w:rPr" || name == "w:pPr") return;
    if (name == "w:r" && isHidden(node.child("w:rPr"))) return;
    if (name == "w:fldChar" || name == "w:instrText") return field(node);
    if (name == "w:t" && !(isPageNumber_ && isNumber(node.text().get()))) lines_.addText(node.text().get());
    if (name == "w:tab" || name == "w:br" || name == "w:cr") lines_.addText(" ");
    if (name == "w:noBreakHyphen") lines_.addText("-");
    if (name == "wp:docPr")
      for (const char* label : {"title", "descr"}) lines_.addText(fmt::format(" {} ", node.attribute(label).value()));
    if (name == "a:blip") pictureOf(node.attribute("r:embed").value());
    bool isRow = name == "w:tr", isParagraph = name == "w:p";
    if (isRow || (isParagraph && rows_ == 0)) lines_.endLine();
    if (isParagraph && rows_ > 0) lines_.addText(" ");
    rows_ += isRow ? 1 : 0;
    for (auto child : node.children()) walk(child, depth + 1);
    rows_ -= isRow ? 1 : 0;
    if (name == "w:tc") lines_.endCell();
    if (isRow || (isParagraph && rows_ == 0)) {
      lines_.endLine();
      for (const auto& part : pictures_) addPicture(archive_, part, lines_);
      pictures_.clear();
    }
  }

  static bool isNumber(std::string_view text) {
    return text.find_first_not_of("0123456789 ") == std::string_view::npos;
  }

  static bool isHidden(xml_node properties) {
    return isOn(properties.child("w:vanish")) || isOn(properties.child("w:strike")) ||
           isOn(properties.child("w:dstrike"));
  }

  // The numbers of pages are the word processor's, which fills them in when it lays the text out. Some put a heading of
  // the contents into such a field as well.
  void field(xml_node node) {
    std::string_view type = node.attribute("w:fldCharType").value();
    if (type == "begin") instruction_.clear();
    if (type == "end") isPageNumber_ = false;
    if (type != "separate") {
      instruction_ += node.text().get();
      return;
    }
    auto word = std::string(trim(instruction_));
    word = word.substr(0, word.find(' '));
    isPageNumber_ = word == "PAGE" || word == "NUMPAGES" || word == "PAGEREF";
  }

  void pictureOf(std::string_view relation) {
    for (auto each : relations_.document_element().children())
      if (relation == each.attribute("Id").value())
        pictures_.push_back("word/" + std::string(each.attribute("Target").value()));
  }

  const Archive& archive_;
  PrintedLines& lines_;
  pugi::xml_document relations_;
  std::vector<std::string> pictures_;  // of the paragraph
  std::string instruction_;
  bool isPageNumber_ = false;
  int rows_ = 0;
};

Result<void> printWord(const Archive& archive, PrintedLines& lines) {
  WordPrinter printer(archive, lines);
  auto print = [&](WordPrinter& to, const char* part) {
    return to.print(fmt::format("word/{}.xml", part), fmt::format("word/_rels/{}.xml.rels", part));
  };
  for (const char* part : {"document", "footnotes", "endnotes"}) TRY_DONE(print(printer, part));
  PrintedLines margins;
  WordPrinter marginPrinter(archive, margins);
  for (const char* part : {"header1", "header2", "header3", "footer1", "footer2", "footer3"})
    TRY_DONE(print(marginPrinter, part));
  addDistinct(std::move(margins), lines);
  return {};
}

// --- ODT ---

class OpenDocumentPrinter {
 public:
  OpenDocumentPrinter(const Archive& archive, PrintedLines& lines) : archive_(archive), lines_(lines) {}

  void addStyles(xml_node styles) {
    for (auto style : styles.children("style:style")) {
      auto text = style.child("style:text-properties");
      std::string_view line = text.attribute("style:text-line-through-style").value();
      bool isStruck = !line.empty() && line != "none";
      if (isStruck || std::string_view(text.attribute("text:display").value()) == "none")
        hidden_.insert(style.attribute("style:name").value());
    }
  }

  void walk(xml_node node, int depth = 0) {
    if (depth > deepest || lines_.tooLong()) return;
    std::string_view name = node.name();
    // Page numbers, and the title in the footer, are fields that the word processor fills in.
    constexpr std::array notText{"text:tracked-changes", "office:annotation", "text:page-number", "text:page-count",
                                 "text:title"};
    for (auto each : notText)
      if (name == each) return;
    if (hidden_.contains(node.attribute("text:style-name").value())) return;
    if (node.type() == pugi::node_pcdata) lines_.addText(withoutTabs(node.value()));
    if (name == "text:tab" || name == "text:line-break" || name == "text:s") lines_.addText(" ");
    bool isRow = name == "table:table-row", isParagraph = name == "text:p" || name == "text:h";
    if (isRow || (isParagraph && rows_ == 0)) lines_.endLine();
    if ((isParagraph && rows_ > 0) || name.starts_with("svg:")) lines_.addText(" ");
    if (name == "draw:image") pictures_.emplace_back(node.attribute("xlink:href").value());
    rows_ += isRow ? 1 : 0;
    for (auto child : node.children()) walk(child, depth + 1);
    rows_ -= isRow ? 1 : 0;
    if (name == "table:table-cell") lines_.endCell();
    if (isRow || (isParagraph && rows_ == 0)) {
      lines_.endLine();
      for (const auto& part : pictures_) addPicture(archive_, part, lines_);
      pictures_.clear();
    }
  }

 private:
  static std::string withoutTabs(std::string text) {
    for (char& c : text)
      if (c == '\t') c = ' ';
    return text;
  }

  const Archive& archive_;
  PrintedLines& lines_;
  std::set<std::string, std::less<>> hidden_;  // styles of text that is struck out or hidden
  std::vector<std::string> pictures_;
  int rows_ = 0;
};

Result<void> printOpenDocument(const Archive& archive, PrintedLines& lines) {
  pugi::xml_document content, styles;
  TRY(auto text, archive.read("content.xml"));
  TRY_DONE(parseXml(content, text));
  TRY(auto styleText, archive.read("styles.xml"));
  if (!styleText.empty()) TRY_DONE(parseXml(styles, styleText));
  OpenDocumentPrinter printer(archive, lines);
  auto root = content.child("office:document-content"), common = styles.child("office:document-styles");
  for (auto each :
       {root.child("office:automatic-styles"), common.child("office:styles"), common.child("office:automatic-styles")})
    printer.addStyles(each);
  printer.walk(root.child("office:body"));
  lines.endLine();
  PrintedLines margins;
  OpenDocumentPrinter marginPrinter(archive, margins);
  marginPrinter.walk(common.child("office:master-styles"));
  addDistinct(std::move(margins), lines);
  return {};
}

}  // namespace

Result<documents::PrintedText> printedTextOfPacked(BytesView bytes) {
  TRY(auto archive, Archive::open(bytes));
  PrintedLines lines;
  TRY(auto kind, archive.read("mimetype"));
  if (archive.has("word/document.xml")) {
    TRY_DONE(printWord(archive, lines));
  } else if (kind.starts_with("application/vnd.oasis.opendocument.text")) {
    TRY_DONE(printOpenDocument(archive, lines));
  } else {
    return refuse("is of a kind that reports are not made in.");
  }
  if (lines.tooLong()) return refuse("is longer than a report is.");
  return std::move(lines).take();
}

}  // namespace minuted::reader
