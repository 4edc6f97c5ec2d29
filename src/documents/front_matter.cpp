#include "documents/front_matter.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "documents/markup.h"
#include "documents/phrases.h"

namespace minuted::documents {
namespace {

using namespace std::string_view_literals;

// A field with its value: 'title: Board'.
struct Field {
  std::string key;  // in lower case
  std::string_view value;
  Line* line = nullptr;
  std::span<Line> below;  // the lines that are indented under it or form its list
};

bool isListItem(std::string_view text) { return text.starts_with("- "); }

// The key and the value of a line; an empty key where it is no field.
std::pair<std::string_view, std::string_view> keyAndValue(std::string_view text) {
  auto sign = text.find_first_of(":=");
  if (sign == nowhere || (text[sign] == ':' && sign + 1 < text.size() && text[sign + 1] != ' ')) return {};
  auto key = trim(text.substr(0, sign));
  if (key.empty() || key.find_first_of(" \"'-#[{") == 0 || key.find(' ') != nowhere) return {};
  return {key, trim(text.substr(sign + 1))};
}

std::vector<Field> fieldsOf(std::span<Line> lines) {
  std::vector<Field> fields;
  for (size_t i = 0; i < lines.size(); ++i) {
    auto text = std::string_view(lines[i].text);
    bool isOutermost = !text.starts_with(' ') && !text.starts_with('\t') && !isListItem(text);
    if (auto [key, value] = keyAndValue(text); isOutermost && !key.empty())
      fields.push_back({toLower(key), value, &lines[i], lines.subspan(i + 1, 0)});
    else if (!fields.empty())
      fields.back().below = {fields.back().below.data(), fields.back().below.size() + 1};
  }
  return fields;
}

std::string plainValue(std::string_view value) {
  if (value.size() > 1 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0])
    value = value.substr(1, value.size() - 2);
  return withoutMarkup(value);
}

std::string valueOf(const std::vector<Field>& fields, std::string_view key) {
  auto field = std::ranges::find(fields, key, &Field::key);
  return field == fields.end() ? "" : plainValue(field->value);
}

bool isOneOf(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// --- Fields that belong to the text ---

// '2024-05-03' of 'start: 2024-05-03T14:00:00Z'
std::string_view isoDay(std::string_view value) {
  constexpr std::string_view form = "0000-00-00";
  if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
  if (value.size() < form.size()) return "";
  for (size_t i = 0; i < form.size(); ++i) {
    bool isDigit = value[i] >= '0' && value[i] <= '9';
    if (form[i] == '-' ? value[i] != '-' : !isDigit) return "";
  }
  return value.substr(0, form.size());
}

void addDate(const Field& field, std::vector<Line>& text) {
  auto day = isoDay(field.value);
  if (day.empty()) return;
  auto line = *field.line;
  line.text = "Date: " + std::string(day);
  text.push_back(std::move(line));
}

// 'attendees:' with a list below it, or with '[Ann, Joe]' or 'Ann, Joe' as its value. The key becomes a heading, and
// each person an item of a list.
void addPeople(const Field& field, std::vector<Line>& text) {
  auto value = field.value;
  if (value.starts_with('[') && value.ends_with(']')) value = value.substr(1, value.size() - 2);
  auto label = *field.line;
  label.text = "# " + asEntry(field.key);
  label.gap = true;
  std::vector<Line> people;
  for (auto each : split(value, ','))
    if (auto name = plainValue(trim(each)); !name.empty()) {
      people.push_back(*field.line);
      people.back().text = "- " + name;
    }
  for (const auto& line : field.below) {
    auto item = trim(std::string_view(line.text));
    bool isItem = isListItem(item);
    if (isItem) item = trim(item.substr(2));
    auto [key, fieldValue] = keyAndValue(item);
    if (!key.empty() && toLower(key) != "name") continue;  // 'role: Chair'
    if (key.empty() && !isItem) continue;
    people.push_back(line);
    people.back().text = "- " + plainValue(key.empty() ? item : fieldValue);
  }
  if (people.empty()) return;
  text.push_back(std::move(label));
  for (auto& person : people) text.push_back(std::move(person));
}

// Whether paragraphs follow: 'minutes: |', 'minutes: >-'.
bool isText(const Field& field) {
  return !field.value.empty() && (field.value[0] == '|' || field.value[0] == '>') && field.value.size() < 4;
}

// Adds the paragraphs below the field, without the indentation that they have in common. After '|' a blank line
// separates paragraphs. After '>' one blank line only ends a line, and two separate paragraphs.
void addText(const Field& field, std::vector<Line>& text) {
  size_t indent = nowhere;
  int previous = field.line->number;
  for (const auto& below : field.below) {
    auto line = below;
    auto ownIndent = std::min(line.text.find_first_not_of(' '), line.text.size());
    indent = std::min(indent, ownIndent);
    line.text.erase(0, std::min(indent, ownIndent));
    bool isFolded = field.value[0] == '>';
    line.gap = std::exchange(previous, line.number) + (isFolded ? 2 : 1) < line.number;
    text.push_back(std::move(line));
  }
}

size_t lengthOf(std::span<const Line> lines) {
  size_t length = 0;
  for (const auto& line : lines) length += trim(std::string_view(line.text)).size();
  return length;
}

// The paragraphs of the fields that are named like minutes or, if there are none, of all fields with paragraphs.
std::vector<Line> paragraphsWithin(const std::vector<Field>& fields) {
  constexpr std::array minutes{"minutes"sv, "notes"sv, "body"sv, "content"sv, "text"sv};
  bool hasMinutes =
      std::ranges::any_of(fields, [&](const auto& field) { return isText(field) && isOneOf(minutes, field.key); });
  std::vector<Line> text;
  for (const auto& field : fields)
    if (isText(field) && (!hasMinutes || isOneOf(minutes, field.key))) addText(field, text);
  return text;
}

// The lines of text that replace the front matter; `below` are the lines that follow it.
std::vector<Line> textOf(const std::vector<Field>& fields, std::span<const Line> below) {
  constexpr std::array dates{"start"sv, "meeting_date"sv, "meeting-date"sv, "meetingdate"sv, "date_of_meeting"sv};
  constexpr std::array people{"attendees"sv, "present"sv, "participants"sv, "attending"sv,
                              "apologies"sv, "regrets"sv, "absent"sv,       "in_attendance"sv};
  constexpr size_t nearlyEmpty = 200;
  std::vector<Line> text;
  auto isPeople = [&](const auto& field) { return isOneOf(people, field.key) && !isText(field); };
  // With attendees, the front matter describes the meeting, and its date is the meeting's; else it may be the page's.
  bool describesMeeting = std::ranges::any_of(fields, isPeople);
  for (const auto& field : fields) {
    if (isOneOf(dates, field.key) || (describesMeeting && field.key == "date")) addDate(field, text);
    if (isPeople(field)) addPeople(field, text);
  }
  auto length = lengthOf(below);
  if (length > nearlyEmpty) return text;
  auto paragraphs = paragraphsWithin(fields);
  if (lengthOf(paragraphs) <= length) return text;
  for (auto& line : paragraphs) text.push_back(std::move(line));
  return text;
}

}  // namespace

FrontMatter extractFrontMatter(std::vector<Line>& lines) {
  if (lines.empty()) return {};
  auto fence = std::string(trim(lines[0].text));
  if (fence != "---" && fence != "+++") return {};
  auto isEnd = [&](const Line& line) { return line.text.starts_with(fence) && trim(line.text) == fence; };
  auto end = std::ranges::find_if(lines.begin() + 1, lines.end(), isEnd);
  if (end == lines.end()) return {};
  auto fields = fieldsOf({lines.begin() + 1, end});
  FrontMatter frontMatter{valueOf(fields, "title"), valueOf(fields, "date")};
  auto text = textOf(fields, {end + 1, lines.end()});
  if (text.empty()) {
    lines.erase(lines.begin(), end + 1);
    return frontMatter;
  }
  text.insert(text.end(), std::move_iterator(end + 1), std::move_iterator(lines.end()));
  lines = std::move(text);
  return frontMatter;
}

}  // namespace minuted::documents
