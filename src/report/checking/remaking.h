// Makes a report again by the recipe that it prints.
#pragma once

#include <string>

#include "report/annual.h"
#include "report/recipe.h"

namespace minuted::report {

// size: of the log that it was made from. layout: the text of annual.md, read by an annual update only. The errors are
// those of making such a report.
Result<Document> makeAgain(const TakeSnapshot& take, const Recipe& recipe, uint64_t size, std::string layout);

}  // namespace minuted::report
