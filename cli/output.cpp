#include "cli/output.h"

#include <capnp/compat/json.h>
#include <fmt/format.h>
#include <libsmartcols.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <clocale>
#include <cstdlib>

namespace minuted::cli {
namespace {

struct TableDeleter {
  void operator()(libscols_table* table) const { scols_unref_table(table); }
};

// Text of one cell of CSV; lists are joined, structs show their names.
std::string cellText(capnp::DynamicValue::Reader value) {
  switch (value.getType()) {
    case capnp::DynamicValue::TEXT: return value.as<capnp::Text>().cStr();
    case capnp::DynamicValue::BOOL: return value.as<bool>() ? "yes" : "no";
    case capnp::DynamicValue::INT: return std::to_string(value.as<int64_t>());
    case capnp::DynamicValue::UINT: return std::to_string(value.as<uint64_t>());
    case capnp::DynamicValue::FLOAT: return fmt::format("{:.2f}", value.as<double>());
    case capnp::DynamicValue::ENUM: return spaced(value.as<capnp::DynamicEnum>());
    case capnp::DynamicValue::LIST: {
      std::string text;
      for (auto element : value.as<capnp::DynamicList>()) text += (text.empty() ? "" : "; ") + cellText(element);
      return text;
    }
    case capnp::DynamicValue::STRUCT: {
      auto fields = value.as<capnp::DynamicStruct>();
      for (const char* name : {"name", "title"})
        KJ_IF_MAYBE(field, fields.getSchema().findFieldByName(name)) { return cellText(fields.get(*field)); }
      return "";
    }
    default: return "";
  }
}

}  // namespace

size_t terminalWidth() {
  if (const char* columns = std::getenv("COLUMNS"); columns != nullptr && std::atoi(columns) >= 40)
    return static_cast<size_t>(std::atoi(columns));
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 80;
}

bool colours() {
  static const bool wanted = ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  return wanted;
}

std::string bold(const std::string& text) { return colours() ? "\033[1m" + text + "\033[0m" : text; }

void printTable(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  std::setlocale(LC_CTYPE, "C.UTF-8");  // smartcols counts characters by it
  std::unique_ptr<libscols_table, TableDeleter> table(scols_new_table());
  scols_table_set_termforce(table.get(), SCOLS_TERMFORCE_ALWAYS);
  scols_table_set_termwidth(table.get(), terminalWidth());
  scols_table_enable_colors(table.get(), colours());
  for (const auto& column : columns) {
    int flags = (column.right ? SCOLS_FL_RIGHT : 0) | (column.share > 0 ? SCOLS_FL_WRAP : 0);
    auto* made = scols_table_new_column(table.get(), column.title.c_str(), column.share > 0 ? column.share : 0.01, flags);
    if (column.share == 0) scols_column_set_flags(made, flags | SCOLS_FL_STRICTWIDTH);
    if (column.share == 0) {
      auto widest = column.title.size();
      auto index = static_cast<size_t>(&column - columns.data());
      for (const auto& row : rows) widest = std::max(widest, row.cells[index].size());
      scols_column_set_whint(made, static_cast<double>(widest));
    }
  }
  for (const auto& row : rows) {
    auto* line = scols_table_new_line(table.get(), nullptr);
    for (size_t i = 0; i < row.cells.size(); ++i) scols_line_set_data(line, i, row.cells[i].c_str());
    if (row.alarm) scols_line_set_color(line, "red");
  }
  scols_print_table(table.get());
  std::fflush(stdout);
}

void printJson(capnp::DynamicStruct::Reader answer) {
  capnp::JsonCodec codec;
  codec.setPrettyPrint(true);
  auto text = codec.encode(answer);
  fmt::print("{}\n", text.cStr());
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

void printCsv(capnp::DynamicStruct::Reader list) {
  auto items = list.get("items").as<capnp::DynamicList>();
  auto fields = items.getSchema().getStructElementType().getFields();
  std::string line;
  for (auto field : fields) line += (line.empty() ? "" : ",") + std::string(field.getProto().getName().cStr());
  fmt::print("{}\r\n", line);
  for (auto item : items) {
    line.clear();
    bool first = true;
    for (auto field : fields) {
      line += (first ? "" : ",") + csvCell(cellText(item.as<capnp::DynamicStruct>().get(field)));
      first = false;
    }
    fmt::print("{}\r\n", line);
  }
}

bool printedForPrograms(const GlobalOptions& options, capnp::DynamicStruct::Reader answer) {
  if (options.json) printJson(answer);
  else if (options.csv) printCsv(answer);
  return options.json || options.csv;
}

std::string spaced(capnp::DynamicEnum value) {
  std::string text;
  KJ_IF_MAYBE(enumerant, value.getEnumerant()) {
    for (char c : enumerant->getProto().getName()) {
      if (std::isupper(static_cast<unsigned char>(c))) text += ' ';
      text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return text;
}

std::string counted(size_t count, const std::string& noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

}  // namespace minuted::cli
