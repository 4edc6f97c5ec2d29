// An event told in a sentence.
#pragma once

#include "queries/names.h"

namespace minuted::queries {

std::string summaryOf(domain::Event event, domain::Words words, Names& names);
std::string sourceOf(domain::Event event, Names& names);  // "minutes.txt, line 82"; "" where there is none

}  // namespace minuted::queries
