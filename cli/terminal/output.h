// Prints answers: as tables for people, or as JSON or CSV for programs. All of it goes to standard output.
#pragma once

#include <capnp/dynamic.h>

#include <string>
#include <vector>

#include "base/enums.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/terminal/print.h"

namespace minuted::cli {

struct Column {
  std::string title;
  double share = 0;         // of the width that is left; such a column may be wrapped. 0: as wide as its content
  bool alignRight = false;  // aligned to the right
};

struct Row {
  std::vector<std::string> cells;
  bool isAlarm = false;  // printed in red on a terminal, as for an overdue action
};

// Prints a table of at most terminalWidth() characters; where its columns do not fit, each row as a block of lines.
void printTable(const std::vector<Column>& columns, const std::vector<Row>& rows);
// The width of COLUMNS or of the terminal, but 40 at least; 80 without either.
size_t terminalWidth();

// Prints prose and the end of its line to standard error, wrapped between words; as one line into a file or a program,
// unless COLUMNS says how wide it is to be.
void printProse(std::string_view text);
// The same to standard output, of text that has its own line ends.
void writeProse(std::string_view text);
template <typename... Arguments>
void printWrapped(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  writeProse(fmt::format(format, std::forward<Arguments>(arguments)...));
}
std::string sizeText(uint64_t bytes);  // 9 bytes, 4 kB, 20.0 MB

// A line of a list of fields: the name, and behind it the text, which is wrapped in a column of its own that begins
// after `column` characters. Nothing where the text is empty.
void printField(std::string_view name, std::string_view text, size_t column = 14);

bool isForTerminal();  // whether standard output is one
bool usesColours();    // whether standard output is a terminal and NO_COLOR is not set
std::string bold(const std::string& text);

// Prints the answer as JSON, CSV or a workbook if --json, --csv or --xlsx was given. Returns whether it did. A command
// calls it once. Throws a ReadFailure (base/guard.h) where the workbook cannot be made.
bool printForPrograms(const GlobalOptions& options, capnp::DynamicStruct::Reader answer);
inline bool isForPrograms(const GlobalOptions& options) { return options.json || options.csv || options.xlsx; }

// Prints one element of a stream in the same way: JSON on one line, or a row of CSV, with the names of the fields
// before the first.
bool printElement(const GlobalOptions& options, capnp::DynamicStruct::Reader element, bool isFirst);

// Prints what was recorded in the same way. index: of the event that the command is about, among those recorded.
bool printRecorded(const GlobalOptions& options, const engine::Recorded& recorded, size_t index);

}  // namespace minuted::cli
