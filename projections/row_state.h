// Converts the state of a subject to its part of a row, and back. Used by row.cpp only.
#pragma once

#include "domain/subject.h"
#include "row.capnp.h"

namespace minuted::projections {

void writeState(const domain::State& state, schema::Row::Builder row);
domain::State readState(schema::Row::Reader row);

}  // namespace minuted::projections
