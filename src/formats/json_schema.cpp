#include "formats/json_schema.h"

#include <nlohmann/json.hpp>

#include "base/annotations.h"
#include "event.capnp.h"
#include "formats/fields.h"

namespace minuted::formats {
namespace {

using Json = nlohmann::ordered_json;

bool isDate(capnp::Type type) { return type.isStruct() && type.asStruct() == capnp::Schema::from<schema::Date>(); }

bool isAnyReference(Field field) {
  return annotation::has(field, annotation::reference) || annotation::has(field, annotation::subjectReference);
}

Json schemaOfText(Field field) {
  if (isAnyReference(field)) return {{"type", "string"}, {"description", "A reference: A-17"}};
  if (annotation::has(field, annotation::date))
    return {{"type", "string"}, {"description", "ISO 8601, as coarse as it is known: 2021-07-20, 2022-10, 2022-Q4"}};
  if (annotation::has(field, annotation::time)) return {{"type", "string"}, {"format", "date-time"}};
  if (annotation::has(field, annotation::clock)) return {{"type", "string"}, {"pattern", "^[0-9]{2}:[0-9]{2}$"}};
  return {{"type", "string"}};
}

Json schemaOfEnum(capnp::EnumSchema type) {
  Json names = Json::array();
  for (auto each : type.getEnumerants()) names.push_back(each.getProto().getName().cStr());
  return {{"type", "string"}, {"enum", names}};
}

Json schemaOfInteger(Field field, capnp::Type type) {
  bool isPrintedAsText = annotation::has(field, annotation::time) || annotation::has(field, annotation::clock) ||
                         (isAnyReference(field) && type.isUInt64());
  if (isPrintedAsText) return schemaOfText(field);
  if (type.isUInt64() || type.isInt64()) return {{"type", "string"}, {"pattern", "^-?[0-9]+$"}};
  return {{"type", "integer"}};
}

Json schemaOf(Field field, capnp::Type type, Json& schemas) {
  if (annotation::has(field, annotation::share)) return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
  if (isDate(type)) return {{"type", "string"}, {"description", "ISO 8601, as coarse as it is known"}};
  switch (type.which()) {
    case capnp::schema::Type::BOOL: return {{"type", "boolean"}};
    case capnp::schema::Type::FLOAT32:
    case capnp::schema::Type::FLOAT64: return {{"type", "number"}};
    case capnp::schema::Type::TEXT: return schemaOfText(field);
    case capnp::schema::Type::DATA: return {{"type", "string"}, {"pattern", "^([0-9a-f]{2})*$"}};
    case capnp::schema::Type::ENUM: return schemaOfEnum(type.asEnum());
    case capnp::schema::Type::LIST:
      return {{"type", "array"}, {"items", schemaOf(field, type.asList().getElementType(), schemas)}};
    case capnp::schema::Type::STRUCT:
      addJsonSchemas(type.asStruct(), schemas);
      return {{"$ref", "#/components/schemas/" + schemaName(type.asStruct())}};
    default: return schemaOfInteger(field, type);
  }
}

// Whether the field is printed whatever it says (isSaid in formats/fields.h).
bool isAlwaysSaid(Field field) {
  constexpr uint16_t inNoUnion = 0xffff;
  if (field.getProto().getDiscriminantValue() != inNoUnion || annotation::has(field, annotation::noneAt)) return false;
  if (isAnyReference(field) || annotation::has(field, annotation::clock)) return false;
  switch (field.getType().which()) {
    case capnp::schema::Type::BOOL:
    case capnp::schema::Type::ENUM:
    case capnp::schema::Type::INT8:
    case capnp::schema::Type::INT16:
    case capnp::schema::Type::INT32:
    case capnp::schema::Type::INT64:
    case capnp::schema::Type::UINT8:
    case capnp::schema::Type::UINT16:
    case capnp::schema::Type::UINT32:
    case capnp::schema::Type::UINT64: return true;
    default: return false;
  }
}

}  // namespace

std::string schemaName(capnp::StructSchema type) {
  std::string name = type.getProto().getDisplayName().cStr();
  return name.substr(name.find(':') + 1);
}

void addJsonSchemas(capnp::StructSchema type, Json& schemas) {
  auto name = schemaName(type);
  if (schemas.contains(name)) return;
  schemas[name] = nullptr;  // while it is made, since it may stand in itself
  Json properties = Json::object(), required = Json::array();
  for (auto field : type.getFields()) {
    std::string fieldName = field.getProto().getName().cStr();
    properties[fieldName] = schemaOf(field, field.getType(), schemas);
    if (isAlwaysSaid(field)) required.push_back(fieldName);
  }
  schemas[name] = {{"type", "object"}, {"properties", properties}};
  if (!required.empty()) schemas[name]["required"] = required;
}

}  // namespace minuted::formats
