#include "formats/json.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <functional>
#include <string_view>

#include "base/annotations.h"
#include "base/bytes.h"
#include "base/enums.h"
#include "base/id.h"
#include "formats/fields.h"

namespace minuted::formats {
namespace {

using Value = capnp::DynamicValue;

std::string literalOf(std::string_view text) {
  std::string valid, literal = "\"";
  icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}).toUTF8String(valid);
  for (char c : valid) {
    switch (c) {
      case '"': literal += "\\\""; break;
      case '\\': literal += "\\\\"; break;
      case '\n': literal += "\\n"; break;
      case '\r': literal += "\\r"; break;
      case '\t': literal += "\\t"; break;
      default:
        literal += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? fmt::format("\\u{:04x}", c) : std::string(1, c);
    }
  }
  return literal + '"';
}

enum class Style {
  compact,  // on one line, without spaces
  spaced,   // on one line
  lines,  // what fits on a line of lineWidth characters is on one; of anything longer, each part is on lines of its own
};
constexpr size_t lineWidth = 120;

class Writer {
 public:
  // limit: where the text becomes longer, the writer stops.
  explicit Writer(Style style, size_t limit = SIZE_MAX) : style_(style), limit_(limit) {}

  void writeStruct(Struct value) {
    if (writeOnOneLine([&](Writer& line) { line.writeStruct(value); })) return;
    open('{');
    for (auto field : value.getSchema().getFields()) {
      if (!isSaid(value, field)) continue;
      if (text_.size() > limit_) return;
      next();
      text_ += literalOf(field.getProto().getName().cStr()) + (style_ == Style::compact ? ":" : ": ");
      if (auto form = formOf(value, field))
        text_ += isNumber(field) ? *form : literalOf(*form);
      else
        writeValue(value.get(field), field.getType(), annotation::has(field, annotation::reference));
    }
    close('}');
  }

  std::string take() { return std::move(text_); }

 private:
  // isReference: whether numbers of 64 bits are ids.
  void writeValue(const Value::Reader& value, capnp::Type type, bool isReference) {
    switch (value.getType()) {
      case Value::BOOL: text_ += value.as<bool>() ? "true" : "false"; break;
      case Value::INT: writeNumber(value.as<int64_t>(), type.isInt64()); break;
      case Value::UINT:
        if (isReference)
          text_ += literalOf(reference(Id(value.as<uint64_t>())));
        else
          writeNumber(value.as<uint64_t>(), type.isUInt64());
        break;
      case Value::FLOAT: text_ += fmt::format("{}", value.as<double>()); break;
      case Value::TEXT: text_ += literalOf({value.as<capnp::Text>().begin(), value.as<capnp::Text>().size()}); break;
      case Value::DATA: {
        auto data = value.as<capnp::Data>();
        text_ += literalOf(hex({reinterpret_cast<const char*>(data.begin()), data.size()}));
        break;
      }
      case Value::ENUM: text_ += literalOf(enumerantName(value.as<capnp::DynamicEnum>())); break;
      case Value::LIST: writeList(value.as<capnp::DynamicList>(), isReference); break;
      case Value::STRUCT: writeStruct(value.as<capnp::DynamicStruct>()); break;
      default: text_ += "null";  // a member of a union that holds no value
    }
  }

  // isLarge: of 64 bits, which JSON prints as text.
  template <typename Number>
  void writeNumber(Number number, bool isLarge) {
    text_ += isLarge ? fmt::format("\"{}\"", number) : fmt::format("{}", number);
  }

  void writeList(capnp::DynamicList::Reader list, bool isReference) {
    if (writeOnOneLine([&](Writer& line) { line.writeList(list, isReference); })) return;
    open('[');
    for (auto element : list) {
      if (text_.size() > limit_) return;
      next();
      writeValue(element, list.getSchema().getElementType(), isReference);
    }
    close(']');
  }

  // Whether it fits.
  bool writeOnOneLine(const std::function<void(Writer&)>& write) {
    if (style_ != Style::lines) return false;
    auto begun = text_.size() - (text_.rfind('\n') + 1);  // also right for the first line, where rfind finds nothing
    if (begun >= lineWidth) return false;
    Writer line(Style::spaced, lineWidth - begun);
    write(line);
    if (line.text_.size() > line.limit_) return false;
    text_ += line.text_;
    return true;
  }

  void open(char bracket) {
    text_ += bracket;
    isFirst_ = true;
    ++depth_;
  }
  void next() {
    if (!isFirst_) text_ += style_ == Style::spaced ? ", " : ",";
    if (style_ == Style::lines) newLine();
    isFirst_ = false;
  }
  void close(char bracket) {
    --depth_;
    if (style_ == Style::lines && !isFirst_) newLine();
    text_ += bracket;
    isFirst_ = false;
  }
  void newLine() {
    text_ += '\n';
    text_.append(2 * depth_, ' ');
  }

  Style style_;
  size_t limit_;
  bool isFirst_ = true;  // nothing was written yet in the innermost brackets
  size_t depth_ = 0;
  std::string text_;
};

std::string written(capnp::DynamicStruct::Reader answer, Style style) {
  Writer writer(style);
  writer.writeStruct(answer);
  return writer.take();
}

}  // namespace

std::string json(capnp::DynamicStruct::Reader answer) { return written(answer, Style::lines); }

std::string jsonLine(capnp::DynamicStruct::Reader answer) { return written(answer, Style::compact); }

}  // namespace minuted::formats
