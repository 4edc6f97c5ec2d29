// What was probably meant where nothing has the words that were asked for: the same with one word, or each that is
// unknown, replaced by the nearest that leads to something. Only what the viewer may see is ever offered, and nothing
// else has a part in the choice.
//
// Threads: as the Finder.
#pragma once

#include <optional>

#include "search/hits.h"

namespace minuted::search {

// Nothing where nothing similar is there.
Result<std::optional<Query>> suggestion(const Query& query, Finder& finder);

// How many letters have to be put in, left out, replaced or exchanged with their neighbour to make one word of the
// other (optimal string alignment); most + 1 where it is more than `most`. Of bytes, since folded words are nearly all
// ASCII.
size_t distance(const std::string& a, const std::string& b, size_t most);

}  // namespace minuted::search
