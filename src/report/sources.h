// The appendix of sources: each event that a document cites, what it says, when it happened and was recorded, and where
// it was read or at which meeting it was agreed.
#pragma once

#include <string_view>

#include "report/year.h"

namespace minuted::report {

constexpr std::string_view sourcesKey = "sources";

// Fills the document's section of sources, below its heading, with all that the document cites; does nothing where it
// has no such section. In a public copy, what confidential events say is left out.
Result<void> fillSources(Document& document, Year& year);

// A sentence on how to check them, and the table; for a document that is not an annual update too.
Result<std::vector<Block>> sourcesOf(const Citations& cited, const Document& document, Year& year);

}  // namespace minuted::report
