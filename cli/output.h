// Answers as a person reads them, a table, or as a program does, JSON or CSV. Data goes to stdout.
#pragma once

#include <capnp/dynamic.h>

#include <string>
#include <vector>

#include "base/enums.h"
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

// Prints JSON or CSV where that is asked for; whether it did.
bool printedForPrograms(const GlobalOptions& options, capnp::DynamicStruct::Reader answer);

}  // namespace minuted::cli
