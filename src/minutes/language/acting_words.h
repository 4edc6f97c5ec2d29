// The words by which minutes tell who acts and that something is taken on, one list of each for all recognisers.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace minuted::minutes {

// Without any of these words at its beginning or end: 'the Clerk', 'Clerk.'.
std::string_view withoutArticle(std::string_view text);

// An office that one person holds: 'the Clerk', 'Director of Nursing', 'Minute Secretary', 'R.F.O.'.
bool isOffice(std::string_view text);

// Several people as one: 'OSP members', 'the Board', 'all clubs', 'everyone'.
bool isBody(std::string_view text);

// Where an owner should be and none is: '??', 'tbc', 'someone'.
bool isNobody(std::string_view text);

// 'JS', 'HvD': capitals of a name.
bool areInitials(std::string_view word);

// A word in lower case that begins a sentence about things, and names nobody: 'letter', 'need', 'what'.
bool isThing(std::string_view word);

// A verb as it stands in an order: 'write', 'find'. In lower case.
bool isTaskVerb(std::string_view word);

// How somebody takes something on, behind who it is: 'agreed to', 'will'.
enum class Firmness {
  loose,    // 'would', which is said of much else
  firm,     // 'will'
  personal  // 'volunteered to': who does so is a person, and takes it on
};
struct Undertaking {
  std::string_view words;
  unsigned confidence = 0;  // per cent, that what follows is an action
  Firmness firmness = Firmness::loose;
};
std::span<const Undertaking> undertakings();

// How much of 'Ann Lee said that he', which an undertaking follows, stands before the verb of saying; 0 where that is
// not how it ends. In lower case.
size_t sayingBeforePronoun(std::string_view lower);

}  // namespace minuted::minutes
