#include "labels.h"

#include <capnp/compat/json.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

namespace minuted::bench {
namespace {

using capnp::json::Value;

Value::Reader field(Value::Reader object, std::string_view name) {
  if (object.isObject())
    for (auto each : object.getObject())
      if (name == each.getName().cStr()) return each.getValue();
  return {};
}

std::string text(Value::Reader value) { return value.isString() ? value.getString().cStr() : ""; }

template <typename Each>
auto eachOf(Value::Reader list, Each&& read) {
  std::vector<decltype(read(list))> all;
  if (list.isArray())
    for (auto each : list.getArray()) all.push_back(read(each));
  return all;
}

Place place(Value::Reader value) {
  auto line = field(value, "line");
  return {text(field(value, "text")), line.isNumber() ? static_cast<int>(line.getNumber()) : 0};
}

bool isSet(Value::Reader value) { return value.isBoolean() && value.getBoolean(); }

Label label(Value::Reader value) {
  Label read{.places = {place(value)},
             .owners = eachOf(field(value, "owners"), text),
             .routine = isSet(field(value, "routine")),
             .dual = isSet(field(value, "dual"))};
  for (auto& also : eachOf(field(value, "also"), place)) read.places.push_back(std::move(also));
  return read;
}

std::string name(Value::Reader value) { return text(field(value, "name")); }

}  // namespace

Labels readLabels(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string json(std::istreambuf_iterator<char>(in), {});
  capnp::MallocMessageBuilder message;
  auto root = message.initRoot<Value>();
  try {
    capnp::JsonCodec().decodeRaw(kj::ArrayPtr<const char>(json.data(), json.size()), root);
  } catch (const kj::Exception& wrong) {
    fmt::print(stderr, "{}: {}\n", file.string(), wrong.getDescription().cStr());
    std::exit(1);
  }
  auto labels = root.asReader();
  return {.date = text(field(field(labels, "meeting"), "date")),
          .attendees = eachOf(field(labels, "attendees"), name),
          .apologies = eachOf(field(labels, "apologies"), name),
          .unsureAttendees = eachOf(field(labels, "ambiguous_attendees"), name),
          .actions = eachOf(field(labels, "actions"), label),
          .decisions = eachOf(field(labels, "decisions"), label),
          .ambiguous = eachOf(field(labels, "ambiguous"), label)};
}

}  // namespace minuted::bench
