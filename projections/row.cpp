#include "projections/row.h"

#include <capnp/message.h>

#include "base/message.h"
#include "projections/row_state.h"
#include "row.capnp.h"

namespace minuted::projections {

using namespace domain;

Bytes rowOf(const Subject& subject) {
  // MallocMessageBuilder needs scratch space of zeros, and fills it with zeros again when it is destroyed.
  thread_local capnp::word scratch[512];
  capnp::MallocMessageBuilder message(scratch);
  auto row = message.initRoot<schema::Row>();
  row.setId(subject.id.value);
  row.setNewest(subject.newest);
  row.setLastPosition(subject.last.position);
  row.setLastDay(subject.last.day);
  row.setEvents(subject.events);
  row.setFacts(subject.facts);
  row.setFirstDay(subject.firstDay);
  writeState(subject.state, row);
  // A row that fits into the scratch space is one segment. Equal subjects are written by the same steps, so that their
  // bytes are equal without canonicalization. A larger row has several segments and is canonicalized into one.
  auto segments = message.getSegmentsForOutput();
  if (segments.size() > 1) return canonicalBytes(row.asReader());
  auto bytes = segments[0].asBytes();
  return Bytes(reinterpret_cast<const char*>(bytes.begin()), bytes.size());
}

Subject subjectOf(BytesView bytes) {
  Message<schema::Row> message(bytes);
  auto row = message.get();
  return Subject{.id = Id(row.getId()),
                 .newest = row.getNewest(),
                 .last = {row.getLastDay(), row.getLastPosition()},
                 .events = row.getEvents(),
                 .facts = row.getFacts(),
                 .firstDay = row.getFirstDay(),
                 .state = readState(row)};
}

Extent extentOf(BytesView bytes) {
  Message<schema::Row> message(bytes);
  auto row = message.get();
  return {row.getNewest(), row.getFirstDay(), row.getLastDay(), row.getEvents()};
}

}  // namespace minuted::projections
