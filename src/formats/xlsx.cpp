#include "formats/xlsx.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "base/annotations.h"
#include "base/date.h"
#include "base/files.h"
#include "base/temporary_folder.h"
#include "base/text.h"
#include "formats/rows.h"

namespace minuted::formats {
namespace {

constexpr size_t mostRows = 1'048'575;  // of a sheet, below its headings
constexpr size_t longestCell = 32'767;  // characters
constexpr double widestColumn = 60, narrowestColumn = 8;

struct Sheet {
  std::string name;
  capnp::StructSchema type;
  std::vector<Struct> rows;
};

struct Formats {
  lxw_format *heading, *text, *day;
};

std::vector<Sheet> sheetsOf(const std::string& name, Struct answer) {
  auto lists = listsOfRows(answer.getSchema());
  if (lists.empty()) return {{name, answer.getSchema(), {answer}}};
  std::vector<Sheet> sheets;
  for (auto list : lists) {
    auto own = lists.size() > 1 ? splitCamelCase(list.getProto().getName().cStr()) : name;
    Sheet sheet{own, list.getType().asList().getStructElementType(), {}};
    for (auto element : answer.get(list).as<capnp::DynamicList>())
      sheet.rows.push_back(element.as<capnp::DynamicStruct>());
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

bool isCount(Field field) {
  auto type = field.getType();
  return type.isUInt8() || type.isUInt16() || type.isUInt32() || type.isUInt64() || type.isInt8() || type.isInt16() ||
         type.isInt32() || type.isInt64() || type.isFloat32() || type.isFloat64();
}

std::optional<double> numberOf(const std::string& text) {
  double number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// A day that Excel has: it knows none before 1900.
std::optional<lxw_datetime> dayOf(const std::string& text) {
  auto date = parseDate(text);
  if (!date || date->precision != Precision::DAY) return std::nullopt;
  std::chrono::year_month_day calendar{std::chrono::sys_days(std::chrono::days(date->day))};
  lxw_datetime day{};
  day.year = static_cast<int>(calendar.year());
  day.month = static_cast<int>(static_cast<unsigned>(calendar.month()));
  day.day = static_cast<int>(static_cast<unsigned>(calendar.day()));
  return day.year >= 1900 && day.year <= 9999 ? std::optional(day) : std::nullopt;
}

// Without zero bytes, at which a text would end, and no longer than a cell may be.
std::string cellText(std::string text) {
  std::erase(text, '\0');
  size_t characters = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (begins && ++characters > longestCell) return text.substr(0, at);
  }
  return text;
}

void writeCell(lxw_worksheet* sheet, uint32_t row, uint16_t column, Struct of, Field field, const Formats& formats) {
  auto text = cellText(fieldText(of, field));
  if (text.empty()) return;
  bool isDate = annotation::has(field, annotation::date);
  if (auto day = isDate ? dayOf(text) : std::nullopt)
    worksheet_write_datetime(sheet, row, column, &*day, formats.day);
  else if (auto number = isCount(field) ? numberOf(text) : std::nullopt)
    worksheet_write_number(sheet, row, column, *number, nullptr);
  else
    worksheet_write_string(sheet, row, column, text.c_str(), formats.text);
}

// The name that Excel takes for a sheet: at most 31 characters, and none of []:*?/\.
std::string sheetName(std::string name) {
  std::erase_if(name, [](char c) { return std::string_view("[]:*?/\\").contains(c); });
  return name.substr(0, 31);
}

double widthOf(const Sheet& sheet, Field field) {
  size_t widest = std::string_view(field.getProto().getName().cStr()).size() + 2;
  for (const auto& row : sheet.rows) widest = std::max(widest, fieldText(row, field).size());
  return std::clamp(static_cast<double>(widest), narrowestColumn, widestColumn);
}

Result<void> writeSheet(lxw_workbook* book, const Sheet& sheet, const Formats& formats) {
  if (sheet.rows.size() > mostRows)
    return fail(ErrorKind::refused, fmt::format("A sheet has room for {} rows, and these are {}: use --csv.",
                                                counted(mostRows), counted(sheet.rows.size())));
  auto* to = workbook_add_worksheet(book, sheetName(sheet.name).c_str());
  auto fields = sheet.type.getFields();
  for (uint16_t column = 0; column < fields.size(); ++column) {
    auto field = fields[column];
    auto width = widthOf(sheet, field);
    worksheet_set_column(to, column, column, width, nullptr);
    worksheet_write_string(to, 0, column, field.getProto().getName().cStr(), formats.heading);
    for (uint32_t row = 0; row < sheet.rows.size(); ++row)
      writeCell(to, row + 1, column, sheet.rows[row], field, formats);
  }
  worksheet_freeze_panes(to, 1, 0);
  worksheet_autofilter(to, 0, 0, static_cast<uint32_t>(sheet.rows.size()), static_cast<uint16_t>(fields.size() - 1));
  return {};
}

}  // namespace

Result<Bytes> xlsx(capnp::DynamicStruct::Reader answer) { return xlsx(std::vector<NamedAnswer>{{"Minuted", answer}}); }

Result<Bytes> xlsx(const std::vector<NamedAnswer>& answers) {
  TRY(auto folder, TemporaryFolder::make());
  auto path = (folder.path() / "book.xlsx").string();
  auto temporary = folder.path().string();
  lxw_workbook_options options{};
  options.tmpdir = temporary.data();
  auto* book = workbook_new_opt(path.c_str(), &options);
  if (book == nullptr) return fail(ErrorKind::failed, "A workbook cannot be made.");
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(formats.heading);
  format_set_align(formats.text, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap(formats.text);
  format_set_num_format(formats.day, "yyyy-mm-dd");
  Result<void> written;
  for (const auto& [name, answer] : answers)
    for (const auto& sheet : sheetsOf(name, answer))
      if (written) written = writeSheet(book, sheet, formats);
  auto closed = workbook_close(book);
  if (!written) return std::unexpected(written.error());
  if (closed != LXW_NO_ERROR)
    return fail(ErrorKind::failed, fmt::format("The workbook cannot be written: {}.", lxw_strerror(closed)));
  return readWholeFile(path);
}

}  // namespace minuted::formats
