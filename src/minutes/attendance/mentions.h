// Finds where a document names those who were there: lists under a label or behind it, tables, sentences. All mentions
// are gathered before any is read, for a list alone does not always tell whether 'Ann Lee, Gull Pilots' is a person and
// an organisation, or two people.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "event.capnp.h"
#include "minutes/attendance/labelled_block.h"
#include "minutes/attendance/table.h"

namespace minuted::minutes {

// Where somebody is named. Outside lists a part of the name will do for one who is on a list: 'Chair: Ann', 'Cllr Lee
// came later'.
enum class MentionSource { list, sentence, office };

// A text that names one attendee or several, not read yet. It views into the AttendanceMentions that hold it.
struct AttendanceMention {
  const documents::Block* block = nullptr;
  Cells cells;
  bool isLine = true;             // the cells are a line of their own; else what stands behind a label or in a sentence
  std::string organisation = {};  // named above the list, for all on it
  schema::Capacity capacity = schema::Capacity::PRESENT;
  schema::Role role = schema::Role::MEMBER;
  MentionSource source = MentionSource::list;
};

// A person read from a row of a table, which its columns tell how to read.
struct TableMention {
  const documents::Block* block = nullptr;
  TableAttendee attendee;
};

struct AttendanceMentions {
  std::vector<AttendanceMention> mentions;
  std::vector<TableMention> tableMentions;
  // What the mentions view into, beside the document: texts that were put together from several blocks, each at an
  // address of its own, and the blocks of the document with 'Chair: Ann | Present: Joe' taken apart.
  std::vector<std::unique_ptr<std::string>> texts;
  std::vector<documents::Block> blocks;
};
AttendanceMentions findMentions(const documents::Document& document);

}  // namespace minuted::minutes
