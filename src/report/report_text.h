// A report as an answer for other programs: its parts in reading order, each with the events that it rests on. A pure
// function, for any thread.
#pragma once

#include <string>
#include <vector>

#include "outcome.capnp.h"
#include "queries/queries.h"
#include "report/document.h"

namespace minuted::report {

// files: those that the report was written to.
queries::Answer<schema::ReportText> reportText(const Document& document, const std::vector<std::string>& files);

}  // namespace minuted::report
