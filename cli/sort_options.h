// --sort and --reverse, which every list takes.
#pragma once

#include <string>

#include "cli/command.h"
#include "queries/sorting.h"

namespace minuted::cli {

struct SortOptions {
  std::string field;
  bool reversed = false;

  void addTo(const Command& list) {
    list.option("--sort", field, "By which column of --csv it is sorted, such as ref");
    list.flag("--reverse", reversed, "With --sort, the highest and the newest first");
  }
  queries::Order order() const { return {field, reversed}; }
};

}  // namespace minuted::cli
