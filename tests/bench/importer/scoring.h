// How much of what a careful reader found the importer finds as well, and how much it finds wrongly.
//
// A proposal hits a label if at least half of their words are the same (Dice coefficient) and their lines are at most
// twelve apart, or if four fifths of their words are the same, wherever they are. Each proposal hits at most one label;
// the best pairs are taken first. A proposal that hits only an ambiguous label counts as neither right nor wrong, and
// so does a routine decision. Owners are right if each of them is also named by the other side: by name without titles,
// or by initials.
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
  size_t ownersRight = 0, ownersTotal = 0;  // of the actions found
  size_t datesRight = 0, datesTotal = 0;

  void operator+=(const Score& more);
};

Score scoreOf(const minutes::Reading& reading, const Labels& labels);

}  // namespace minuted::bench
