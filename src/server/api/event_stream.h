// Events as they are recorded: server-sent events (the HTML standard, 9.2), each with the position in the log as its
// id, so that whoever was disconnected goes on from there; in an envelope of CloudEvents 1.0 with the event as `minuted
// log` prints it.
#pragma once

#include "server/api/viewer.h"

namespace minuted::server {

// after: the position of the last event that is known already.
class EventStream final : public Stream {
 public:
  EventStream(const Viewer& viewer, uint64_t after) : viewer_(viewer), after_(after) {}
  std::string next() override;

 private:
  const Viewer& viewer_;
  uint64_t after_;
};

// Answers a request for events: those after Last-Event-ID, or after the event `after` of the query; without either,
// those that are recorded from now on.
Response answerWithEvents(const Viewer& viewer, const Request& request);

}  // namespace minuted::server
