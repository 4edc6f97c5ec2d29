// Tables of attendance: 'Name | Organisation | Present', or a column of names each for 'Present' and 'Apologies'.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "event.capnp.h"
#include "minutes/attendance/attendee_list.h"

namespace minuted::minutes {

struct TableAttendee {
  Attendee attendee;
  schema::Capacity capacity = schema::Capacity::PRESENT;
};

class AttendanceTable {
 public:
  // Made from the names of its columns; nothing where they are those of another table.
  static std::optional<AttendanceTable> fromHeader(std::span<const std::string_view> header);

  // Whether a column says who was there. Without one it may be a table of names for whatever reason.
  bool hasPresenceColumn() const;

  // Those whom a row names. `otherwise` is their capacity where no column tells it.
  std::vector<TableAttendee> readRow(std::span<const std::string_view> row, schema::Capacity otherwise) const;

 private:
  enum class Kind { name, initials, organisation, role, presence, list, other };
  struct Column {
    Kind kind = Kind::other;
    schema::Capacity capacity = schema::Capacity::PRESENT;  // of those named or ticked in the column
  };

  // What the columns say of whether those in a row were there.
  struct Presence {
    bool hasColumn = false;  // there is one to say it; it may be empty all the same
    std::optional<schema::Capacity> capacity;
  };

  static std::optional<Column> columnOf(std::string_view header);
  Presence presenceIn(std::span<const std::string_view> row) const;
  std::vector<TableAttendee> readLists(std::span<const std::string_view> row) const;

  std::vector<Column> columns_;
  // Of all in the table, where the column of names is called 'Apologies': 'Apologies | Organisation'.
  schema::Capacity nameCapacity_ = schema::Capacity::PRESENT;
};

}  // namespace minuted::minutes
