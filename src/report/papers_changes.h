// What papers say that those sent before did not: by section, the rows and items that came, went, or read otherwise.
// A pure function, for any thread.
#pragma once

#include <string>
#include <vector>

#include "report/document.h"

namespace minuted::report {

constexpr std::string_view changesKey = "changes";  // the anchor of the section that tells them

// In the order of the new papers, a sentence each; what went comes last. before: the papers as they were sent, with
// their sources, which are not compared. now: the new ones. Rows are the same that name the same action, decision or
// topic, or else whose first cell reads the same.
std::vector<Text> changesBetween(const Document& before, const Document& now);

}  // namespace minuted::report
