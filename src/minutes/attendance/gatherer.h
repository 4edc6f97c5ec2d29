// Finds where a document names those who were there: lists under a label or behind it, tables, sentences. All are
// gathered before any is read, for a list alone does not always tell whether 'Ann Lee, Gull Pilots' is a person and an
// organisation, or two people.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "event.capnp.h"
#include "minutes/attendance/labelled_block.h"
#include "minutes/attendance/table.h"

namespace minuted::minutes {

// Where somebody is named. Outside lists, a part of the name will do for one who is on a list: 'Chair: Ann',
// 'Cllr Lee came later'.
enum class Source { list, sentence, office };

struct AttendanceEntry {
  const documents::Block* block = nullptr;
  Cells cells;
  bool line = true;  // of its own; else it is the run behind a label
  std::string organisation = {};
  schema::Capacity capacity = schema::Capacity::PRESENT;
  schema::Role role = schema::Role::MEMBER;
  Source source = Source::list;
};

struct Gathered {
  std::vector<AttendanceEntry> entries;
  std::vector<std::pair<const documents::Block*, Attending>> fromTables;
  std::vector<std::unique_ptr<std::string>> runs;  // these, and the blocks, are what entries look into
  std::vector<documents::Block> blocks;
};
Gathered gatherAttendance(const documents::Document& document);

}  // namespace minuted::minutes
