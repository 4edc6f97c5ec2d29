// The verbs of actions: those by which somebody takes an action on ('agreed to'), and those of what is to be done
// ('write'). One list of each for all recognisers.
#pragma once

#include <span>
#include <string_view>

namespace minuted::minutes {

// Whether this is a verb as it stands in an order: 'write', 'find'. `word` is in lower case.
bool isTaskVerb(std::string_view word);

// How surely an undertaking makes what follows it an action.
enum class Firmness {
  loose,    // 'would', which is said of much else
  firm,     // 'will'
  personal  // 'volunteered to': whoever does so is a person, and means it
};

// The words, in lower case, that stand between somebody and what they take on: 'agreed to', 'will'.
struct Undertaking {
  std::string_view words;
  unsigned confidence = 0;  // per cent, that what follows is an action
  Firmness firmness = Firmness::loose;
};
std::span<const Undertaking> undertakings();

// Of a text that ends like 'Ann Lee said that he', behind which an undertaking follows: the bytes before the verb of
// saying, which name the speaker. 0 where the text ends otherwise. `lower` is in lower case.
size_t speakerLength(std::string_view lower);

}  // namespace minuted::minutes
