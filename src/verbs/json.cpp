#include "verbs/json.h"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>

namespace minuted::verbs {
namespace {

constexpr int deepest = 32;

class JsonReader {
 public:
  JsonReader(std::string_view file, std::string_view content) : file_(file), left_(content) {}

  Result<JsonValue> readAll() {
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (left_.starts_with(byteOrderMark)) left_.remove_prefix(byteOrderMark.size());
    skipSpace();
    if (left_.empty()) return wrong("there is nothing in it");
    TRY(auto value, readValue(0));
    skipSpace();
    if (!left_.empty()) return wrong(fmt::format("the list has ended, and {} follows it", next()));
    return value;
  }

 private:
  std::unexpected<Error> wrong(std::string_view reason) const { return wrongAt(place_, reason); }
  std::unexpected<Error> wrongAt(JsonPlace place, std::string_view reason) const {
    return std::unexpected(errorAt(file_, place, fmt::format("{}.", reason)));
  }

  // What comes next, for a message.
  std::string next() const {
    if (left_.empty()) return "the end";
    auto byte = static_cast<unsigned char>(left_.front());
    return byte > ' ' && byte < 0x7F ? fmt::format("'{}'", left_.front()) : fmt::format("the byte 0x{:02X}", byte);
  }

  // Takes one byte. The bytes that continue a character are in its column.
  void take() {
    if (left_.front() == '\n')
      place_ = {place_.line + 1, 1};
    else if ((static_cast<unsigned char>(left_.front()) & 0xC0) != 0x80)
      ++place_.column;
    left_.remove_prefix(1);
  }

  void skipSpace() {
    while (!left_.empty() && std::string_view(" \t\r\n").contains(left_.front())) take();
  }

  bool takeIf(char c) {
    skipSpace();
    if (!left_.starts_with(c)) return false;
    take();
    return true;
  }

  Result<JsonValue> readValue(int depth) {
    skipSpace();
    JsonValue value;
    value.place = place_;
    if (depth > deepest) return wrong(fmt::format("it is nested more than {} deep", deepest));
    if (left_.starts_with('"')) {
      value.kind = JsonValue::Kind::text;
      TRY(value.text, readText());
      return value;
    }
    if (left_.starts_with('[')) {
      value.kind = JsonValue::Kind::list;
      TRY_DONE(readItems(value, depth));
      return value;
    }
    if (left_.starts_with('{')) {
      value.kind = JsonValue::Kind::object;
      TRY_DONE(readMembers(value, depth));
      return value;
    }
    return readWord(std::move(value));
  }

  // After an item: whether another follows, or the closing bracket has been taken.
  Result<bool> anotherFollows(char closing, std::string_view what) {
    if (takeIf(closing)) return false;
    auto comma = place_;
    if (!takeIf(',')) return wrong(fmt::format("',' or '{}' is wanted here, and {} follows", closing, next()));
    skipSpace();
    if (left_.starts_with(closing)) return wrongAt(comma, fmt::format("no {} follows this comma: take it out", what));
    return true;
  }

  Result<void> readItems(JsonValue& list, int depth) {
    take();
    if (takeIf(']')) return {};
    for (bool more = true; more;) {
      TRY(auto item, readValue(depth + 1));
      list.items.push_back(std::move(item));
      TRY(more, anotherFollows(']', "value"));
    }
    return {};
  }

  Result<void> readMembers(JsonValue& object, int depth) {
    take();
    if (takeIf('}')) return {};
    for (bool more = true; more;) {
      skipSpace();
      JsonMember member{place_, {}, {}};
      if (!left_.starts_with('"')) return wrong(fmt::format("a name in \"\" is wanted here, and {} follows", next()));
      TRY(member.name, readText());
      if (std::ranges::find(object.members, member.name, &JsonMember::name) != object.members.end())
        return wrongAt(member.place, fmt::format("\"{}\" stands here twice", member.name));
      if (!takeIf(':')) return wrong(fmt::format("':' is wanted after \"{}\", and {} follows", member.name, next()));
      TRY(member.value, readValue(depth + 1));
      object.members.push_back(std::move(member));
      TRY(more, anotherFollows('}', "name"));
    }
    return {};
  }

  // true, false, null or a number, up to where such a word ends.
  Result<JsonValue> readWord(JsonValue value) {
    auto end = left_.find_first_of(" \t\r\n,:]}[{\"");
    std::string word(left_.substr(0, end));
    if (word == "true" || word == "false")
      value.kind = JsonValue::Kind::flag;
    else if (isNumber(word))
      value.kind = JsonValue::Kind::number;
    else if (word != "null")
      return wrong(fmt::format("a value is wanted here, and {} follows: texts stand in \"\"", next()));
    for (size_t i = 0; i < word.size(); ++i) take();
    value.text = std::move(word);
    return value;
  }

  static bool isNumber(std::string_view word) {
    auto digits = [&] {
      auto count = std::min(word.find_first_not_of("0123456789"), word.size());
      word.remove_prefix(count);
      return count;
    };
    if (word.starts_with('-')) word.remove_prefix(1);
    bool leadingZero = word.size() > 1 && word[0] == '0' && word[1] >= '0' && word[1] <= '9';
    if (leadingZero || digits() == 0) return false;
    if (word.starts_with('.')) {
      word.remove_prefix(1);
      if (digits() == 0) return false;
    }
    if (word.starts_with('e') || word.starts_with('E')) {
      word.remove_prefix(1);
      if (word.starts_with('+') || word.starts_with('-')) word.remove_prefix(1);
      if (digits() == 0) return false;
    }
    return word.empty();
  }

  Result<std::string> readText() {
    auto start = place_;
    take();
    std::string text;
    while (!left_.empty() && left_.front() != '"') {
      auto byte = static_cast<unsigned char>(left_.front());
      if (byte == '\n')
        return wrongAt(start, "the text that begins here has no end on its line: write \\n for a line break");
      if (byte < 0x20) return wrong(fmt::format("{} cannot stand in a text as it is", next()));
      if (byte == '\\') {
        TRY_DONE(readEscape(text));
      } else {
        TRY_DONE(readCharacter(text));
      }
    }
    if (left_.empty()) return wrongAt(start, "the text that begins here has no end");
    take();
    return text;
  }

  Result<void> readCharacter(std::string& text) {
    int32_t at = 0;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const uint8_t*>(left_.data()), at, static_cast<int32_t>(std::min<size_t>(left_.size(), 4)),
            c);
    if (c < 0) return wrong(fmt::format("{} is no UTF-8: save the file in UTF-8", next()));
    for (int32_t i = 0; i < at; ++i) {
      text += left_.front();
      take();
    }
    return {};
  }

  Result<void> readEscape(std::string& text) {
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    auto start = place_;
    take();
    if (left_.starts_with('u')) {
      auto first = readUnit();
      if (first && U16_IS_LEAD(*first) && left_.starts_with("\\u")) {
        take();
        auto second = readUnit();
        first = second && U16_IS_TRAIL(*second) ? std::optional(U16_GET_SUPPLEMENTARY(*first, *second)) : std::nullopt;
      }
      if (!first || U_IS_SURROGATE(*first)) return wrongAt(start, "this escape is no character");
      append(text, *first);
      return {};
    }
    auto letter = left_.empty() ? std::string_view::npos : letters.find(left_.front());
    if (letter == std::string_view::npos) return wrongAt(start, "there is no such escape: write \\\\ for a backslash");
    text += meanings[letter];
    take();
    return {};
  }

  // The four digits of an escape, of which the u comes next.
  std::optional<UChar32> readUnit() {
    take();
    if (left_.size() < 4) return std::nullopt;
    UChar32 unit = 0;
    for (int i = 0; i < 4; ++i) {
      auto digit = std::string_view("0123456789abcdef").find(static_cast<char>(left_.front() | 0x20));
      if (left_.front() < '0' || digit == std::string_view::npos) return std::nullopt;
      unit = unit * 16 + static_cast<UChar32>(digit);
      take();
    }
    return unit;
  }

  static void append(std::string& text, UChar32 c) {
    char bytes[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    text.append(bytes, static_cast<size_t>(length));
  }

  std::string_view file_, left_;
  JsonPlace place_;
};

}  // namespace

std::string_view kindText(JsonValue::Kind kind) {
  switch (kind) {
    case JsonValue::Kind::null: return "nothing (null)";
    case JsonValue::Kind::flag: return "true or false";
    case JsonValue::Kind::number: return "a number";
    case JsonValue::Kind::text: return "a text";
    case JsonValue::Kind::list: return "a list";
    case JsonValue::Kind::object: return "an object";
  }
  return "";
}

Error errorAt(std::string_view file, JsonPlace place, std::string_view reason, ErrorKind kind) {
  return {kind, fmt::format("{}:{}:{}: {}", file, place.line, place.column, reason)};
}

Result<JsonValue> readJson(std::string_view file, std::string_view content) {
  return JsonReader(file, content).readAll();
}

}  // namespace minuted::verbs
