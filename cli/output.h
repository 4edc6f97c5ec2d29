// Answers as a person reads them, a table, or as a program does, JSON or CSV. Data goes to stdout.
#pragma once

#include <capnp/dynamic.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "cli/context.h"

namespace minuted::cli {

struct Column {
  std::string title;
  double share = 0;  // of the width, where it may be wrapped; 0: as wide as its content
  bool right = false;
};

struct Row {
  std::vector<std::string> cells;
  bool alarm = false;  // red on a terminal: overdue
};

// As wide as the terminal, 80 columns where there is none.
void printTable(const std::vector<Column>& columns, const std::vector<Row>& rows);
size_t terminalWidth();
bool colours();  // a terminal, and NO_COLOR is not set
std::string bold(const std::string& text);

void printJson(capnp::DynamicStruct::Reader answer);

// The fields of an answer's items, one line each. Cells that a spreadsheet would take for a formula are neutralised.
void printCsv(capnp::DynamicStruct::Reader list);
std::string csvCell(const std::string& text);

// Prints JSON or CSV where that is asked for; whether it did.
bool printedForPrograms(const GlobalOptions& options, capnp::DynamicStruct::Reader answer);

std::string spaced(capnp::DynamicEnum value);
template <typename Enum>
std::string words(Enum value) {
  return spaced(capnp::toDynamic(value));
}

}  // namespace minuted::cli
