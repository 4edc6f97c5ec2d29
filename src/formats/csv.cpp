#include "formats/csv.h"

#include <fmt/format.h>

#include <vector>

#include "base/annotations.h"
#include "base/enums.h"
#include "base/formula.h"
#include "base/id.h"
#include "base/text.h"
#include "formats/fields.h"

namespace minuted::formats {
namespace {

using Value = capnp::DynamicValue;

std::string textOf(const Value::Reader& value);

// The field in a cell; "" where it says nothing.
std::string fieldText(Struct of, Field field) {
  if (!isSaid(of, field)) return "";
  if (auto form = formOf(of, field)) return *form;
  return textOf(of.get(field));
}

// The fields by which a struct is shown in a cell.
std::vector<std::string> fieldsInCell(capnp::StructSchema type) {
  for (auto each : type.getProto().getAnnotations())
    if (each.getId() == annotation::cell) {
      std::vector<std::string> names;
      for (auto name : split(each.getValue().getText().cStr(), ' ')) names.emplace_back(name);
      return names;
    }
  return {type.findFieldByName("name") == nullptr ? "title" : "name"};
}

std::string structText(Struct value) {
  std::string text;
  for (const auto& name : fieldsInCell(value.getSchema()))
    KJ_IF_MAYBE (field, value.getSchema().findFieldByName(name.c_str())) {
      auto part = fieldText(value, *field);
      if (!part.empty()) text += (text.empty() ? "" : " ") + part;
    }
  return text;
}

std::string textOf(const Value::Reader& value) {
  switch (value.getType()) {
    case Value::TEXT: return value.as<capnp::Text>().cStr();
    case Value::BOOL: return value.as<bool>() ? "yes" : "no";
    case Value::INT: return std::to_string(value.as<int64_t>());
    case Value::UINT: return std::to_string(value.as<uint64_t>());
    case Value::FLOAT: return fmt::format("{}", value.as<double>());
    case Value::ENUM: return inWords(value.as<capnp::DynamicEnum>());
    case Value::STRUCT: return structText(value.as<capnp::DynamicStruct>());
    case Value::LIST: {
      std::string text;
      for (auto element : value.as<capnp::DynamicList>()) text += (text.empty() ? "" : "; ") + textOf(element);
      return text;
    }
    default: return "";
  }
}

// The lists of the answer whose elements are rows.
std::vector<Field> listsOfRows(capnp::StructSchema type) {
  KJ_IF_MAYBE (items, type.findFieldByName("items")) return {*items};
  std::vector<Field> lists;
  for (auto field : type.getFields())
    if (annotation::has(field, annotation::rows)) lists.push_back(field);
  return lists;
}

}  // namespace

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
