// A subject's state to its row and back; row.h is how they are used.
#pragma once

#include "domain/subject.h"
#include "row.capnp.h"

namespace minuted::projections {

void writeState(const domain::State& state, schema::Row::Builder row);
domain::State readState(schema::Row::Reader row);

}  // namespace minuted::projections
