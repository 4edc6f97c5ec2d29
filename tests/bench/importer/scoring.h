// How much of what a careful reader found the importer finds, and how much besides.
//
// A proposal hits a label when at least half of their words are the same (Dice coefficient) and they stand within
// twelve lines of one another, or when four fifths are the same wherever they stand. Each proposal hits one label at
// most, the best first. What hits only an ambiguous label counts neither way, nor do decisions that are routine. Owners
// are right when each is somebody on the other side: by name, without titles, or by initials.
#pragma once

#include <string>
#include <vector>

#include "labels.h"
#include "review/reading.h"

namespace minuted::bench {

struct Tally {
  size_t hits = 0, wrong = 0, missed = 0;

  void operator+=(const Tally& more);
  double precision() const;
  double recall() const;
  double f1() const;
};

struct Score {
  Tally actions, decisions, attendees, apologies;
  size_t ownersRight = 0, ownersOf = 0;  // of the actions found
  size_t datesRight = 0, datesOf = 0;

  void operator+=(const Score& more);
};

Score scoreOf(const minutes::Reading& reading, const Labels& labels);

}  // namespace minuted::bench
