// Puts together who attended: everybody who is named, once, however often and in whatever form.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "minutes/attendance/attendee.h"
#include "minutes/attendance/mentions.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {

class AttendanceRoster {
 public:
  // Takes somebody in, or adds what is new to whoever has the same name and was likewise present or absent. `block` has
  // to outlive the roster. What is nobody's name is left out.
  void add(const documents::Block& block, const Attendee& attendee, schema::Capacity capacity, MentionSource source);

  // Adds a proposal for each, and leaves their names, organisations and initials in `minutes`. Once, after all are in.
  void propose(Minutes& minutes, Findings& findings);

 private:
  struct Entry {
    const documents::Block* block = nullptr;  // null once the entry is merged into another
    Attendee attendee;
    schema::Capacity capacity = schema::Capacity::PRESENT;
    MentionSource source = MentionSource::list;
  };

  static bool isAway(const Entry& entry) { return entry.capacity == schema::Capacity::APOLOGIES; }
  static bool isNamesake(const Entry& known, const Attendee& attendee);
  void mergeShortForms();

  std::vector<Entry> entries_;
  std::map<std::string, size_t> indexes_;  // into entries_, by folded name and whether they were there
};

}  // namespace minuted::minutes
