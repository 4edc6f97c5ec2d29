#include "formats/rows.h"

#include <fmt/format.h>

#include "base/annotations.h"
#include "base/enums.h"
#include "base/text.h"

namespace minuted::formats {
namespace {

using Value = capnp::DynamicValue;

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

}  // namespace

std::string fieldText(Struct of, Field field) {
  if (!isSaid(of, field)) return "";
  if (auto form = formOf(of, field)) return *form;
  return textOf(of.get(field));
}

std::vector<Field> listsOfRows(capnp::StructSchema type) {
  KJ_IF_MAYBE (items, type.findFieldByName("items")) return {*items};
  std::vector<Field> lists;
  for (auto field : type.getFields())
    if (annotation::has(field, annotation::rows)) lists.push_back(field);
  return lists;
}

}  // namespace minuted::formats
