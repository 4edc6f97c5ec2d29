#include "formats/fields.h"

#include <fmt/format.h>

#include <cmath>

#include "base/annotations.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/id.h"

namespace minuted::formats {
namespace {

using Value = capnp::DynamicValue;

bool isReference(Field field) { return annotation::has(field, annotation::reference); }

bool isNoneAt(Field field, int64_t number) {
  auto none = annotation::find(field, annotation::noneAt);
  return none && none->getInt64() == number;
}

}  // namespace

bool isSaid(Struct of, Field field) {
  if (!of.has(field)) return false;
  auto value = of.get(field);
  switch (value.getType()) {
    case Value::TEXT: return value.as<capnp::Text>().size() > 0;
    case Value::DATA: return value.as<capnp::Data>().size() > 0;
    case Value::INT:
      return !isNoneAt(field, value.as<int64_t>()) &&
             !(annotation::has(field, annotation::clock) && value.as<int64_t>() < 0);
    case Value::UINT:
      return !(isReference(field) && value.as<uint64_t>() == 0) &&
             !isNoneAt(field, static_cast<int64_t>(value.as<uint64_t>()));
    case Value::FLOAT: return std::isfinite(value.as<double>());
    case Value::ENUM: {
      auto enumerant = value.as<capnp::DynamicEnum>();
      return enumerant.getEnumerant() != nullptr && !isNoneAt(field, enumerant.getRaw());
    }
    default: return true;
  }
}

std::optional<std::string> formOf(Struct of, Field field) {
  auto type = field.getType();
  if (type.isStruct() && type.asStruct() == capnp::Schema::from<schema::Date>()) {
    auto date = of.get(field).as<schema::Date>();
    return isoDate({date.getDay(), date.getPrecision()});
  }
  if (type.isUInt64() && isReference(field)) return reference(Id(of.get(field).as<uint64_t>()));
  if (type.isUInt64() && annotation::has(field, annotation::time)) return exactUtcTime(of.get(field).as<uint64_t>());
  if (type.isInt16() && annotation::has(field, annotation::clock)) return clockTime(of.get(field).as<int16_t>());
  if (annotation::has(field, annotation::share))
    return fmt::format("{:.2f}", type.isUInt8() ? of.get(field).as<uint8_t>() / 100.0 : of.get(field).as<double>());
  return std::nullopt;
}

bool isNumber(Field field) { return annotation::has(field, annotation::share); }

}  // namespace minuted::formats
