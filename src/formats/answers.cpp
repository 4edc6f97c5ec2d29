#include "formats/answers.h"

#include <capnp/compat/json.h>
#include <fmt/format.h>

#include <string_view>

#include "base/enums.h"

namespace minuted::formats {
namespace {

std::string cellText(capnp::DynamicValue::Reader value) {
  switch (value.getType()) {
    case capnp::DynamicValue::TEXT: return value.as<capnp::Text>().cStr();
    case capnp::DynamicValue::BOOL: return value.as<bool>() ? "yes" : "no";
    case capnp::DynamicValue::INT: return std::to_string(value.as<int64_t>());
    case capnp::DynamicValue::UINT: return std::to_string(value.as<uint64_t>());
    case capnp::DynamicValue::FLOAT: return fmt::format("{:.2f}", value.as<double>());
    case capnp::DynamicValue::ENUM: return inWords(value.as<capnp::DynamicEnum>());
    case capnp::DynamicValue::LIST: {
      std::string text;
      for (auto element : value.as<capnp::DynamicList>()) text += (text.empty() ? "" : "; ") + cellText(element);
      return text;
    }
    case capnp::DynamicValue::STRUCT: {
      auto fields = value.as<capnp::DynamicStruct>();
      for (const char* name : {"told", "name", "title"})
        KJ_IF_MAYBE (field, fields.getSchema().findFieldByName(name)) {
          return cellText(fields.get(*field));
        }
      return "";
    }
    default: return "";
  }
}

}  // namespace

std::string json(capnp::DynamicStruct::Reader answer) {
  capnp::JsonCodec codec;
  codec.setPrettyPrint(true);
  return codec.encode(answer).cStr();
}

std::string csvCell(const std::string& text) {
  auto cell = text;
  constexpr std::string_view formula = "=+-@\t\r";
  if (!cell.empty() && formula.find(cell.front()) != std::string_view::npos) cell.insert(0, 1, '\'');
  std::erase(cell, '\0');
  if (cell.find_first_of("\",\n\r") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string csv(capnp::DynamicStruct::Reader list) {
  auto items = list.get("items").as<capnp::DynamicList>();
  auto fields = items.getSchema().getStructElementType().getFields();
  std::string lines, separator;
  for (auto field : fields) {
    lines += separator + field.getProto().getName().cStr();
    separator = ",";
  }
  for (auto item : items) {
    lines += "\r\n";
    separator = "";
    for (auto field : fields) {
      lines += separator + csvCell(cellText(item.as<capnp::DynamicStruct>().get(field)));
      separator = ",";
    }
  }
  return lines + "\r\n";
}

}  // namespace minuted::formats
