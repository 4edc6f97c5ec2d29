// Reads DOCX, that is WordprocessingML (ECMA-376 part 1). Tracked changes are treated as accepted: insertions are read,
// deletions are not. The numbers that Word prints before paragraphs are not part of the file; they are computed here
// from the definitions of lists.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/text.h"
#include "documents/phrases.h"
#include "reader/archive.h"
#include "reader/readers.h"
#include "reader/xml.h"

namespace minuted::reader {
namespace {

using pugi::xml_node;

std::string_view value(xml_node node, const char* child) { return node.child(child).attribute("w:val").value(); }

int number(std::string_view text, int otherwise = 0) {
  constexpr int highest = 1'000'000;
  int parsed = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), parsed);
  return std::clamp(parsed, -highest, highest);
}

// Whether an optional property is there and not switched off.
bool isOn(xml_node property) {
  std::string_view value = property.attribute("w:val").value();
  return property && value != "0" && value != "false" && value != "none";
}

// --- Lists ---

struct Level {
  std::string format = "decimal";
  std::string text;  // the pattern of the marker: '%1.%2' for the numbers of the first two levels
  int start = 1;
};

std::string romanNumeral(int n) {
  constexpr std::pair<int, const char*> signs[]{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
                                                {9, "ix"},  {5, "v"},   {4, "iv"}, {1, "i"}};
  std::string all;
  for (auto [worth, sign] : signs)
    for (; n >= worth && all.size() < 20; n -= worth) all += sign;
  return all;
}

std::string numeral(const std::string& format, int n) {
  auto upper = [](std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return static_cast<char>(c - 32); });
    return text;
  };
  auto letter = std::string(1, static_cast<char>('a' + (std::max(n, 1) - 1) % 26));
  if (format == "lowerLetter") return letter;
  if (format == "upperLetter") return upper(letter);
  if (format == "lowerRoman") return romanNumeral(n);
  if (format == "upperRoman") return upper(romanNumeral(n));
  return std::to_string(n);
}

// The lists of the document and how far each has been counted.
class Numbering {
 public:
  explicit Numbering(xml_node root) {
    for (auto each : root.children("w:abstractNum"))
      for (auto level : each.children("w:lvl"))
        abstract_[each.attribute("w:abstractNumId").as_int()][level.attribute("w:ilvl").as_int()] = {
            std::string(value(level, "w:numFmt")), std::string(value(level, "w:lvlText")),
            number(value(level, "w:start"), 1)};
    for (auto each : root.children("w:num")) {
      auto list = each.attribute("w:numId").as_int();
      abstractOf_[list] = number(value(each, "w:abstractNumId"));
      for (auto change : each.children("w:lvlOverride"))
        if (change.child("w:startOverride"))
          starts_[{list, change.attribute("w:ilvl").as_int()}] = number(value(change, "w:startOverride"), 1);
    }
  }

  // Counts the next paragraph of the list, and returns what Word prints before it: '• ', '3. ', '2.1 ' or ''.
  std::string nextMarker(int list, int level) {
    auto abstract = abstractOf_.find(list);
    if (abstract == abstractOf_.end() || level < 0 || level > 8) return "";
    auto& levels = abstract_[abstract->second];
    auto& counts = counts_[abstract->second];
    if (auto start = starts_.find({list, level}); start != starts_.end() && used_.insert(start->first).second)
      counts[level] = start->second - 1;
    else if (!counts.contains(level))
      counts[level] = levels[level].start - 1;
    ++counts[level];
    std::erase_if(counts, [&](const auto& each) { return each.first > level; });
    if (levels[level].format == "bullet") return "• ";
    if (levels[level].format == "none") return "";
    std::string text;
    const auto& pattern = levels[level].text;
    for (size_t i = 0; i < pattern.size(); ++i) {
      bool isPlaceholder =
          pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
      if (!isPlaceholder) {
        text += pattern[i];
        continue;
      }
      int above = pattern[++i] - '1';
      text += numeral(levels[above].format, counts.contains(above) ? counts[above] : levels[above].start);
    }
    return text.empty() ? "" : text + ' ';
  }

 private:
  std::map<int, std::map<int, Level>> abstract_;  // the definition of each abstract list, by level
  std::map<int, int> abstractOf_;                 // the abstract list of each list
  // Where a list counts from another number than its abstract list, by list and level; and which of these were used.
  std::map<std::pair<int, int>, int> starts_;
  std::set<std::pair<int, int>> used_;
  std::map<int, std::map<int, int>> counts_;  // of each abstract list, by level: lists that share it count on
};

// --- Styles ---

struct Style {
  std::string basedOn;
  bool isHeading = false;
  int list = 0, level = 0;  // 0 where the style puts a paragraph into no list
};

std::map<std::string, Style, std::less<>> stylesOf(xml_node root) {
  std::map<std::string, Style, std::less<>> styles;
  for (auto each : root.children("w:style")) {
    auto name = documents::toLower(value(each, "w:name"));
    auto properties = each.child("w:pPr");
    auto numbered = properties.child("w:numPr");
    styles[each.attribute("w:styleId").value()] = {
        std::string(value(each, "w:basedOn")),
        name.starts_with("heading ") || name == "title" || number(value(properties, "w:outlineLvl"), 9) < 9,
        number(value(numbered, "w:numId")), number(value(numbered, "w:ilvl"))};
  }
  return styles;
}

// --- The text ---

class DocxReader {
 public:
  DocxReader(xml_node styles, xml_node numbering) : styles_(stylesOf(styles)), numbering_(numbering) {}

  void blocks(xml_node parent, int depth = 0) {
    if (depth > deepest) return;
    for (auto node : parent.children()) {
      if (collector_.tooLong()) return;
      if (is(node, "w:p")) {
        auto text = paragraph(node);
        collector_.addParagraph(text);
        textBoxes(node, depth + 1);
      } else if (is(node, "w:tbl")) {
        table(node, depth + 1);
      } else if (isWrapper(node)) {
        blocks(node, depth + 1);
      }
    }
  }

  // Adds the lines of a page header, except those that the body begins with as well.
  void addPageHeader(xml_node root, std::string_view beginning) {
    std::vector<std::string> lines;
    for (auto node : root.children("w:p"))
      if (auto text = paragraph(node); !foldSpace(text).empty()) lines.push_back(text);
    for (const auto& line : lines)
      if (beginning.find(foldSpace(line)) == documents::nowhere) collector_.addParagraph(line);
  }

  LineCollector& collector() { return collector_; }

 private:
  // Elements that only contain others: content controls, insertions, custom mark-up.
  static bool isWrapper(xml_node node) {
    constexpr std::string_view names[]{"w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag"};
    return std::ranges::find(names, std::string_view(node.name())) != std::end(names);
  }

  std::string paragraph(xml_node node) {
    auto properties = node.child("w:pPr");
    std::string text;
    runs(node, text, 0);
    if (foldSpace(text).empty()) return text;
    auto prefix = listPrefix(properties);
    bool isHeadingLine = isHeading(properties) && text.find('\n') == documents::nowhere;
    return (isHeadingLine ? "# " : "") + prefix + text;
  }

  void runs(xml_node parent, std::string& text, int depth) {
    if (depth > deepest) return;
    for (auto node : parent.children()) {
      if (is(node, "w:r")) {
        if (!isOn(node.child("w:rPr").child("w:vanish"))) run(node, text);
      } else if (is(node, "w:hyperlink") || is(node, "w:fldSimple") || isWrapper(node)) {
        runs(node, text, depth + 1);
      }
    }
  }

  void run(xml_node node, std::string& text) {
    for (auto part : node.children()) {
      if (is(part, "w:t")) text += part.text().get();
      if (is(part, "w:tab")) text += '\t';
      if (is(part, "w:noBreakHyphen")) text += '-';
      if (is(part, "w:lastRenderedPageBreak")) collector_.newPage();
      if (!is(part, "w:br") && !is(part, "w:cr")) continue;
      bool isPageBreak = std::string_view(part.attribute("w:type").value()) == "page";
      if (!isPageBreak) text += '\n';
    }
  }

  // The text boxes that are anchored in the paragraph. Word stores each twice: the copy in mc:Fallback is for older
  // programs.
  void textBoxes(xml_node node, int depth) {
    if (depth > deepest) return;
    for (auto child : node.children()) {
      if (is(child, "mc:Fallback") || is(child, "w:pPr") || is(child, "w:t")) continue;
      if (is(child, "w:txbxContent"))
        blocks(child, depth + 1);
      else
        textBoxes(child, depth + 1);
    }
  }

  void table(xml_node node, int depth) {
    if (depth > deepest) return;
    std::vector<std::vector<xml_node>> rows;
    size_t widest = 0;
    each(node, "w:tr", depth, [&](xml_node row) {
      rows.emplace_back();
      each(row, "w:tc", depth, [&](xml_node cell) { rows.back().push_back(cell); });
      widest = std::max(widest, rows.back().size());
    });
    for (const auto& row : rows) {
      if (collector_.tooLong()) return;
      if (widest < 2) {  // a frame around text, and no table
        for (auto cell : row) blocks(cell, depth + 1);
        continue;
      }
      std::vector<std::string> cells;
      for (auto cell : row) {
        auto properties = cell.child("w:tcPr");
        auto merged = properties.child("w:vMerge");
        bool isContinuation = merged && std::string_view(merged.attribute("w:val").value()) != "restart";
        cells.push_back(isContinuation ? "" : cellText(cell, depth + 1));
        auto span = std::clamp(number(value(properties, "w:gridSpan"), 1), 1, 64);
        if (row.size() > 1) cells.resize(cells.size() + static_cast<size_t>(span - 1));
      }
      collector_.addRow(std::move(cells));
    }
  }

  // Calls visit(child) for each child with this name, those within wrappers included.
  template <typename Visit>
  static void each(xml_node parent, std::string_view name, int depth, Visit&& visit) {
    if (depth > deepest) return;
    for (auto child : parent.children()) {
      if (is(child, name)) visit(child);
      if (isWrapper(child)) each(child, name, depth + 1, visit);
    }
  }

  std::string cellText(xml_node cell, int depth) {
    std::string text;
    if (depth > deepest) return text;
    for (auto node : cell.children()) {
      std::string part;
      if (is(node, "w:p")) part = cellParagraph(node);
      if (is(node, "w:tbl") || is(node, "w:tr") || is(node, "w:tc") || isWrapper(node))
        part = cellText(node, depth + 1);
      if (is(node, "w:tbl") || is(node, "w:p") || !part.empty()) text += (text.empty() ? "" : "\n") + part;
    }
    return text;
  }

  std::string cellParagraph(xml_node node) {
    auto text = paragraph(node);
    return text.starts_with("# ") ? text.substr(2) : text;
  }

  // The marker of a paragraph in a list, which the paragraph itself or its style names; '' where it is in none.
  std::string listPrefix(xml_node properties) {
    auto own = properties.child("w:numPr");
    auto list = number(value(own, "w:numId"), -1), level = number(value(own, "w:ilvl"));
    if (list == 0) return "";  // list 0 takes the paragraph out of the list of its style
    std::string_view name = value(properties, "w:pStyle");
    for (int hops = 0; list < 0 && hops < deepest; ++hops) {
      auto style = styles_.find(name);
      if (style == styles_.end()) return "";
      if (style->second.list > 0) {
        list = style->second.list;
        level = own.child("w:ilvl") ? level : style->second.level;
      }
      name = style->second.basedOn;
    }
    return list > 0 ? numbering_.nextMarker(list, level) : "";
  }

  bool isHeading(xml_node properties) const {
    if (number(value(properties, "w:outlineLvl"), 9) < 9) return true;
    std::string_view name = value(properties, "w:pStyle");
    for (int hops = 0; hops < deepest; ++hops) {
      auto style = styles_.find(name);
      if (style == styles_.end()) return false;
      if (style->second.isHeading) return true;
      name = style->second.basedOn;
    }
    return false;
  }

  std::map<std::string, Style, std::less<>> styles_;
  Numbering numbering_;
  LineCollector collector_;
};

Result<void> load(const Archive& archive, const char* part, pugi::xml_document& document) {
  TRY(auto text, archive.read(part));
  return text.empty() ? Result<void>() : parseXml(document, text);
}

// The first hundred or so words of the body.
std::string beginningOf(xml_node body) {
  constexpr size_t enough = 2000;
  std::string text;
  for (auto node : body.select_nodes(".//w:t")) {
    text += node.node().text().get();
    if (text.size() > enough) break;
  }
  return foldSpace(text);
}

}  // namespace

Result<documents::Document> readDocx(Archive& archive) {
  pugi::xml_document body, styles, numbering, properties;
  TRY_DONE(load(archive, "word/document.xml", body));
  TRY_DONE(load(archive, "word/styles.xml", styles));
  TRY_DONE(load(archive, "word/numbering.xml", numbering));
  TRY_DONE(load(archive, "docProps/core.xml", properties));
  auto root = body.child("w:document").child("w:body");
  if (!root) return refuse("is damaged: it has no text. Open it in Word, save it again and import that.");
  DocxReader reader(styles.child("w:styles"), numbering.child("w:numbering"));
  auto beginning = beginningOf(root);
  for (auto part : {"word/header1.xml", "word/header2.xml", "word/header3.xml"}) {
    pugi::xml_document header;
    TRY_DONE(load(archive, part, header));
    reader.addPageHeader(header.child("w:hdr"), beginning);
    if (reader.collector().size() > 0) break;
  }
  reader.blocks(root);
  if (reader.collector().tooLong()) return refuse("is longer than minutes are. Import those of one meeting at a time.");
  return std::move(reader.collector()).document(properties.child("cp:coreProperties").child("dc:title").text().get());
}

}  // namespace minuted::reader
