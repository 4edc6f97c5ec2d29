// Sentences as minutes have them, made up from a vocabulary: so that sizes and compression are those of real texts.
#pragma once

#include <random>
#include <string>

namespace minuted::bench {

using Random = std::mt19937_64;

// An ask or a report, of 120 characters in the median; most are between 60 and 240.
std::string sentence(Random& random);

std::string personName(Random& random);
std::string organisationName(Random& random);

}  // namespace minuted::bench
