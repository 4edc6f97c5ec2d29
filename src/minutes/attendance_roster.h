// Those who are named, each once, however often and in whatever form.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/attendance_gatherer.h"
#include "minutes/attendee.h"
#include "minutes/recognisers.h"

namespace minuted {

class AttendanceRoster {
 public:
  void add(const Block& block, const Attendee& attendee, schema::Capacity capacity, Source source);
  void propose(Minutes& minutes, Findings& findings);

 private:
  struct Named {
    const Block* block = nullptr;
    Attendee attendee;
    schema::Capacity capacity = schema::Capacity::PRESENT;
    Source source = Source::list;
  };

  static bool isAway(const Named& named) { return named.capacity == schema::Capacity::APOLOGIES; }
  static bool isNamesake(const Named& known, const Block& block, const Attendee& attendee);
  void dropShortForms();

  std::vector<Named> named_;
  std::map<std::string, size_t> places_;
};

}  // namespace minuted
