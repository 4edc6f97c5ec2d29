// Tables of those who were there: 'Name | Organisation | Present', or a column of names each for 'Present' and
// 'Apologies'.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "event.capnp.h"
#include "minutes/attendance/attendee_list.h"

namespace minuted::minutes {

struct Attending {
  Attendee attendee;
  schema::Capacity capacity = schema::Capacity::PRESENT;
};

class AttendanceTable {
 public:
  // From the names of its columns; nothing where they are those of another table.
  static std::optional<AttendanceTable> of(std::span<const std::string_view> header);

  // Whether it has a column that says who was there; else it is one of names for whatever reason.
  bool saysWho() const;

  // Those whom a row names; `otherwise` is what they are where no column says it.
  std::vector<Attending> read(std::span<const std::string_view> row, schema::Capacity otherwise) const;

 private:
  enum class Kind { name, initials, organisation, role, presence, list, other };
  struct Column {
    Kind kind = Kind::other;
    schema::Capacity capacity = schema::Capacity::PRESENT;
  };

  static std::optional<Column> columnOf(std::string_view header);
  std::vector<Attending> readLists(std::span<const std::string_view> row) const;

  std::vector<Column> columns_;
  schema::Capacity heading_ = schema::Capacity::PRESENT;  // of 'Apologies | Organisation'
};

}  // namespace minuted::minutes
