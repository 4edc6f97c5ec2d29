#include "server/api/event_stream.h"

#include <fmt/format.h>

#include <charconv>

#include "formats/json.h"
#include "outcome.capnp.h"
#include "queries/queries.h"
#include "server/api/answer_form.h"

namespace minuted::server {
namespace {

constexpr uint64_t eventsAtOnce = 256;

std::string envelope(schema::EventAnswer::Reader event) {
  queries::Answer<schema::CloudEvent> cloud;
  auto to = *cloud;
  to.setSpecversion("1.0");
  to.setId(std::to_string(event.getPosition()));
  to.setSource("/api/log");
  to.setType(fmt::format("minuted.{}", event.getWhat().cStr()));
  to.setTime(event.getRecordedAt());
  to.setSubject(event.getSubject());
  to.setDatacontenttype("application/json");
  to.setData(event);
  return fmt::format("id: {}\nevent: {}\ndata: {}\n\n", event.getPosition(), event.getWhat().cStr(),
                     formats::jsonLine(cloud.get()));
}

}  // namespace

std::string EventStream::next() {
  if (viewer_.logSize() <= after_) return "";
  auto snapshot = viewer_.snapshot({});
  if (!snapshot) throw std::runtime_error(snapshot.error().message);
  auto events = queries::logFrom(*snapshot, after_ + 1, eventsAtOnce);
  if (!events) throw std::runtime_error(events.error().message);
  std::string text;
  auto items = events->get().getItems();
  for (auto event : items) text += envelope(event);
  after_ = items.size() == eventsAtOnce ? items[items.size() - 1].getPosition() : snapshot->size();
  return text;
}

Response answerWithEvents(const Viewer& viewer, const Request& request) {
  auto after = viewer.logSize();
  std::string said(request.field("last-event-id"));
  for (const auto& [name, value] : request.query) {
    if (name != "after") return problem(400, fmt::format("There is no '{}' here that could be said.", name));
    if (said.empty()) said = value;
  }
  if (!said.empty()) {
    auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), after);
    if (error != std::errc() || end != said.data() + said.size())
      return problem(400, fmt::format("'{}' is no position of an event.", said));
  }
  return {.fields = {{"content-type", "text/event-stream"}},
          .body = "retry: 2000\n\n",
          .stream = std::make_shared<EventStream>(viewer, after)};
}

}  // namespace minuted::server
