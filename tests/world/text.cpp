// A line is first read into a tree of values, because the length of a list must be known before the list is made. Then
// the tree is written into the message, by the schema.
#include "world/text.h"

#include <capnp/message.h>
#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "base/date.h"

namespace minuted::world {
namespace {

using capnp::DynamicStruct;
using capnp::StructSchema;

struct Value {
  enum class Form { word, text, list, fields } form = Form::word;
  std::string word;  // of a word or a text
  std::vector<Value> parts;
  std::vector<std::string> names;  // of the parts, if they are fields
};

class Reader {
 public:
  explicit Reader(const std::string& line) : line_(line) {}

  [[noreturn]] void fail(const std::string& what) const {
    throw std::invalid_argument(fmt::format("{} at character {} of: {}", what, at_ + 1, line_));
  }
  bool ended() {
    skip();
    return at_ == line_.size();
  }
  bool next(char c) {
    skip();
    if (at_ == line_.size() || line_[at_] != c) return false;
    ++at_;
    return true;
  }
  void need(char c) {
    if (!next(c)) fail(fmt::format("'{}' is missing", c));
  }
  std::string word() {
    skip();
    auto start = at_;
    while (at_ < line_.size() &&
           (std::isalnum(static_cast<unsigned char>(line_[at_])) || line_[at_] == '-' || line_[at_] == '$'))
      ++at_;
    if (at_ == start) fail("A word is missing");
    return line_.substr(start, at_ - start);
  }
  Value value() {
    if (next('"')) return {Value::Form::text, text(), {}, {}};
    if (next('[')) return list();
    if (next('(')) {
      auto fields = fieldsUntil(')');
      need(')');
      return fields;
    }
    return {Value::Form::word, word(), {}, {}};
  }
  // Reads 'a = 1, b = 2'. Commas are optional.
  Value fieldsUntil(char end) {
    Value fields{Value::Form::fields, {}, {}, {}};
    while (!ended() && line_[at_] != end) {
      fields.names.push_back(word());
      need('=');
      fields.parts.push_back(value());
      next(',');
    }
    return fields;
  }

 private:
  void skip() {
    while (at_ < line_.size() && line_[at_] == ' ') ++at_;
  }
  std::string text() {
    std::string text;
    while (at_ < line_.size() && line_[at_] != '"') text.push_back(line_[at_++]);
    need('"');
    return text;
  }
  Value list() {
    Value list{Value::Form::list, {}, {}, {}};
    while (!next(']')) {
      list.parts.push_back(value());
      next(',');
    }
    return list;
  }

  const std::string& line_;
  size_t at_ = 0;
};

bool isDate(capnp::Type type) { return type.isStruct() && type.asStruct() == capnp::Schema::from<schema::Date>(); }

bool isReference(StructSchema::Field field) {
  for (auto annotation : field.getProto().getAnnotations())
    if (annotation.getId() == 0xcf1ba1f6f8dc0c5b) return true;  // schema/event.capnp
  return false;
}

template <typename Number = int64_t>
Number number(const std::string& word) {
  Number number = 0;
  auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size())
    throw std::invalid_argument("'" + word + "' is no number");
  return number;
}

Date dateIn(const std::string& word) {
  auto date = parseDate(word);
  if (!date) throw std::invalid_argument("'" + word + "' is no date");
  return *date;
}

void write(const Value& value, DynamicStruct::Builder to);

// The value of a field that is neither a struct nor a list.
capnp::DynamicValue::Reader plainValue(const Value& value, capnp::Type type) {
  const auto& word = value.word;
  if (type.isEnum()) return capnp::DynamicEnum(type.asEnum().getEnumerantByName(word.c_str()));
  if (type.isBool()) return word == "true";
  if (type.isText()) return capnp::Text::Reader(word.c_str(), word.size());
  if (type.isData()) return capnp::Data::Reader(reinterpret_cast<const capnp::byte*>(word.data()), word.size());
  if (value.form == Value::Form::text) throw std::invalid_argument("'" + word + "' should be a number");
  if (!type.isUInt64()) return number(word);
  bool isReference = !word.empty() && !std::isdigit(static_cast<unsigned char>(word[0]));
  return isReference ? idOf(word).value : number<uint64_t>(word);
}

void write(const Value& value, StructSchema::Field field, DynamicStruct::Builder to) {
  auto type = field.getType();
  if (isDate(type)) {
    writeDate(dateIn(value.word), to.init(field).as<schema::Date>());
  } else if (type.isStruct()) {
    write(value, to.init(field).as<DynamicStruct>());
  } else if (type.isList()) {
    auto list = to.init(field, static_cast<uint>(value.parts.size())).as<capnp::DynamicList>();
    auto element = type.asList().getElementType();
    for (uint i = 0; i < list.size(); ++i) {
      if (element.isStruct())
        write(value.parts[i], list[i].as<DynamicStruct>());
      else
        list.set(i, plainValue(value.parts[i], element));
    }
  } else {
    to.set(field, plainValue(value, type));
  }
}

void write(const Value& value, DynamicStruct::Builder to) {
  for (size_t i = 0; i < value.parts.size(); ++i) {
    KJ_IF_MAYBE (field, to.getSchema().findFieldByName(value.names[i].c_str()))
      write(value.parts[i], *field, to);
    else
      throw std::invalid_argument(fmt::format("There is no field {}", value.names[i]));
  }
}

// --- Printing ---

std::string valueText(capnp::DynamicValue::Reader value, bool reference) {
  switch (value.getType()) {
    case capnp::DynamicValue::BOOL: return value.as<bool>() ? "true" : "false";
    case capnp::DynamicValue::INT: return fmt::format("{}", value.as<int64_t>());
    case capnp::DynamicValue::UINT: {
      auto number = value.as<uint64_t>();
      return reference && number != 0 ? minuted::reference(Id(number)) : fmt::format("{}", number);
    }
    case capnp::DynamicValue::TEXT: return fmt::format("\"{}\"", value.as<capnp::Text>().cStr());
    case capnp::DynamicValue::DATA: {
      auto data = value.as<capnp::Data>();
      return fmt::format("\"{}\"", std::string_view(reinterpret_cast<const char*>(data.begin()), data.size()));
    }
    case capnp::DynamicValue::ENUM: {
      KJ_IF_MAYBE (enumerant, value.as<capnp::DynamicEnum>().getEnumerant())
        return enumerant->getProto().getName().cStr();
      return fmt::format("{}", value.as<capnp::DynamicEnum>().getRaw());
    }
    case capnp::DynamicValue::LIST: {
      std::string text;
      for (auto each : value.as<capnp::DynamicList>()) text += (text.empty() ? "" : ", ") + valueText(each, reference);
      return "[" + text + "]";
    }
    case capnp::DynamicValue::STRUCT: {
      auto fields = value.as<DynamicStruct>();
      if (fields.getSchema() == capnp::Schema::from<schema::Date>())
        return isoDate(*readDate(true, fields.as<schema::Date>()));
      return "(" + fieldsText(fields) + ")";
    }
    default: return "?";
  }
}

}  // namespace

Id idOf(const std::string& reference) {
  auto text = reference;
  bool isLocal = text.starts_with('$');
  if (isLocal) text.erase(0, 1);
  auto dash = text.find('-');
  auto id = parseReference(isLocal ? text.substr(0, dash) + "-1" : text);
  if (!id || dash == std::string::npos) throw std::invalid_argument("'" + reference + "' is no reference");
  return isLocal ? madeByStep(id->kind(), static_cast<uint32_t>(number(text.substr(dash + 1)))) : *id;
}

void readStep(const std::string& line, schema::Step::Builder to) {
  Reader reader(line);
  try {
    auto event = to.initEvent();
    auto first = reader.word();
    if (auto day = parseDate(first)) {
      writeDate(*day, event.initHappenedOn());
      first = reader.word();
    }
    auto body = DynamicStruct::Builder(event).get("body").as<DynamicStruct>();
    if (first != "nothing") {
      auto member = body.init(first).as<DynamicStruct>();
      if (reader.next('(')) {
        write(reader.fieldsUntil(')'), member);
        reader.need(')');
      }
    }
    auto rest = reader.fieldsUntil('\0');
    auto words = to.initWords();
    for (size_t i = 0; i < rest.parts.size(); ++i) {
      Value field{Value::Form::fields, {}, {rest.parts[i]}, {rest.names[i]}};
      if (rest.names[i] == "basedOn")
        write(field, DynamicStruct::Builder(to));
      else if (rest.names[i] == "source")
        write(field, DynamicStruct::Builder(event));
      else
        write(field, DynamicStruct::Builder(words));
    }
  } catch (const kj::Exception& problem) {
    reader.fail(problem.getDescription().cStr());
  } catch (const std::invalid_argument& problem) {
    reader.fail(problem.what());
  }
}

void readFields(const std::string& fields, DynamicStruct::Builder to) {
  Reader reader(fields);
  write(reader.fieldsUntil('\0'), to);
}

Lines namesOf(const std::string& fields) { return Reader(fields).fieldsUntil('\0').names; }

std::string lineOf(domain::Event event, domain::Words words) {
  std::string line;
  if (event.hasHappenedOn()) line = isoDate(*readDate(true, event.getHappenedOn())) + " ";
  auto body = DynamicStruct::Reader(event).get("body").as<DynamicStruct>();
  KJ_IF_MAYBE (which, body.which()) {
    line += fmt::format("{}{}", which->getProto().getName().cStr(), valueText(body.get(*which), false));
  }
  if (auto fields = fieldsText(words); !fields.empty()) line += " " + fields;
  if (event.hasSource()) line += " source = " + valueText(DynamicStruct::Reader(event.getSource()), false);
  return line;
}

std::string lineOf(const std::string& line) {
  capnp::MallocMessageBuilder message;
  auto step = message.initRoot<schema::Step>();
  readStep(line, step);
  return lineOf(step.asReader().getEvent(), step.asReader().getWords());
}

std::string fieldText(DynamicStruct::Reader of, const std::string& name) {
  auto field = of.getSchema().getFieldByName(name.c_str());
  return valueText(of.get(field), isReference(field));
}

std::string fieldsText(DynamicStruct::Reader of) {
  std::string text;
  auto print = [&](StructSchema::Field field) {
    if (!of.has(field, capnp::HasMode::NON_DEFAULT)) return;
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", field.getProto().getName().cStr(),
                        valueText(of.get(field), isReference(field)));
  };
  for (auto field : of.getSchema().getNonUnionFields()) print(field);
  KJ_IF_MAYBE (field, of.which()) {
    print(*field);
  }
  return text;
}

}  // namespace minuted::world
