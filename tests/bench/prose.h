// Invented sentences like those of minutes, so that sizes and compression are like those of real texts.
#pragma once

#include <random>
#include <string>

namespace minuted::bench {

using Random = std::mt19937_64;

// A request or a report. The median length is 120 characters; most sentences have between 60 and 240.
std::string sentence(Random& random);

std::string personName(Random& random);
std::string organisationName(Random& random);

}  // namespace minuted::bench
