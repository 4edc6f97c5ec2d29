#include "queries/sorting.h"

#include <capnp/message.h>
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <vector>

#include "base/annotations.h"
#include "base/text.h"

namespace minuted::queries {
namespace {

// A number, a text, or both: a reference is the letters of its kind and then its number.
struct SortKey {
  std::string text;
  double number = 0;
  bool isThere = false;
};

SortKey keyOfText(std::string text) {
  SortKey key{.text = text, .isThere = !text.empty()};
  if (auto id = parseReference(text)) {
    key.text = text.substr(0, text.find('-'));
    key.number = static_cast<double>(id->number());
  } else {
    key.text = foldCase(text);
  }
  return key;
}

SortKey keyOf(capnp::DynamicStruct::Reader item, capnp::StructSchema::Field field) {
  auto value = item.get(field);
  // The number that stands for nothing, if the value is it.
  auto isNone = [&](int64_t number) {
    auto none = annotation::find(field, annotation::noneAt);
    return none && none->getInt64() == number;
  };
  switch (value.getType()) {
    case capnp::DynamicValue::TEXT: return keyOfText(value.as<capnp::Text>().cStr());
    case capnp::DynamicValue::BOOL: return {"", value.as<bool>() ? 1.0 : 0.0, true};
    case capnp::DynamicValue::INT:
    case capnp::DynamicValue::UINT: return {"", value.as<double>(), !isNone(static_cast<int64_t>(value.as<double>()))};
    case capnp::DynamicValue::FLOAT: return {"", value.as<double>(), true};
    case capnp::DynamicValue::ENUM: {
      auto number = value.as<capnp::DynamicEnum>().getRaw();
      return {"", static_cast<double>(number), !isNone(number)};
    }
    case capnp::DynamicValue::LIST: {
      auto list = value.as<capnp::DynamicList>();
      if (list.size() == 0) return {};
      bool areTexts = list.getSchema().whichElementType() == capnp::schema::Type::TEXT;
      return areTexts ? keyOfText(list[0].as<capnp::Text>().cStr())
                      : SortKey{"", static_cast<double>(list.size()), true};
    }
    default: return {};
  }
}

Result<capnp::StructSchema::Field> fieldNamed(capnp::StructSchema schema, std::string_view name) {
  std::string names;
  for (auto field : schema.getFields()) {
    std::string_view own = field.getProto().getName().cStr();
    if (foldCase(own) == foldCase(name)) return field;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", own);
  }
  return fail(ErrorKind::usage, fmt::format("'{}' is none of the fields to sort by: {}.", name, names));
}

}  // namespace

Result<void> sortItems(capnp::DynamicStruct::Builder list, const Order& order) {
  if (order.field.empty() && order.reversed)
    return fail(ErrorKind::usage, "Say by what it is sorted, --sort, to have it the other way round.");
  if (order.field.empty()) return {};
  auto items = list.get("items").as<capnp::DynamicList>();
  TRY(auto field, fieldNamed(items.getSchema().getStructElementType(), order.field));
  struct Entry {
    SortKey key;
    capnp::Orphan<capnp::DynamicStruct> item;
  };
  capnp::MallocMessageBuilder copies;
  std::vector<Entry> entries;
  for (auto each : items.asReader()) {
    auto item = each.as<capnp::DynamicStruct>();
    entries.push_back({keyOf(item, field), copies.getOrphanage().newOrphanCopy(item)});
  }
  std::vector<size_t> places(entries.size());
  std::iota(places.begin(), places.end(), size_t{0});
  std::ranges::stable_sort(places, [&](size_t a, size_t b) {
    const auto &first = entries[a].key, &second = entries[b].key;
    if (first.isThere != second.isThere) return first.isThere;
    auto left = std::tie(first.text, first.number), right = std::tie(second.text, second.number);
    return order.reversed ? right < left : left < right;
  });
  auto ordered = list.init("items", items.size()).as<capnp::DynamicList>();  // structs of a list cannot be set whole
  for (uint i = 0; i < ordered.size(); ++i) {
    auto from = entries[places[i]].item.getReader();
    auto to = ordered[i].as<capnp::DynamicStruct>();
    for (auto each : from.getSchema().getFields())
      if (from.has(each)) to.set(each, from.get(each));
  }
  return {};
}

}  // namespace minuted::queries
