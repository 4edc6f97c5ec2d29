#include "formats/csv.h"

#include "base/formula.h"
#include "base/text.h"
#include "formats/rows.h"

namespace minuted::formats {
std::string csvCell(std::string_view text) {
  std::string cell(text);
  std::erase(cell, '\0');
  if (looksLikeFormula(cell)) cell.insert(0, 1, '\'');
  if (cell.find_first_of("\",\n\r") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string csvHeader(capnp::StructSchema type) {
  std::string line;
  for (auto field : type.getFields())
    line += (line.empty() ? "" : ",") + std::string(field.getProto().getName().cStr());
  return line + "\r\n";
}

std::string csvRow(capnp::DynamicStruct::Reader element) {
  std::string line, separator;
  for (auto field : element.getSchema().getFields()) {
    line += separator + csvCell(fieldText(element, field));
    separator = ",";
  }
  return line + "\r\n";
}

std::string csv(capnp::DynamicStruct::Reader answer) {
  auto lists = listsOfRows(answer.getSchema());
  if (lists.empty()) return csvHeader(answer.getSchema()) + csvRow(answer);
  bool areNamed = lists.size() > 1;
  auto text = (areNamed ? "table," : "") + csvHeader(lists.front().getType().asList().getStructElementType());
  for (auto list : lists)
    for (auto element : answer.get(list).as<capnp::DynamicList>()) {
      if (areNamed) text += splitCamelCase(list.getProto().getName().cStr()) + ",";
      text += csvRow(element.as<capnp::DynamicStruct>());
    }
  return text;
}

}  // namespace minuted::formats
