// Those who are named, each once, however often and in whatever form.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "minutes/attendance/attendee.h"
#include "minutes/attendance/gatherer.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {

class AttendanceRoster {
 public:
  void add(const documents::Block& block, const Attendee& attendee, schema::Capacity capacity, Source source);
  void propose(Minutes& minutes, Findings& findings);

 private:
  struct Named {
    const documents::Block* block = nullptr;
    Attendee attendee;
    schema::Capacity capacity = schema::Capacity::PRESENT;
    Source source = Source::list;
  };

  static bool isAway(const Named& named) { return named.capacity == schema::Capacity::APOLOGIES; }
  static bool isNamesake(const Named& known, const documents::Block& block, const Attendee& attendee);
  void dropShortForms();

  std::vector<Named> named_;
  std::map<std::string, size_t> places_;
};

}  // namespace minuted::minutes
