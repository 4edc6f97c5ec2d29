// Who proposed and who seconded a decision.
#pragma once

#include <string>
#include <string_view>

#include "minutes/recognisers.h"

namespace minuted::minutes {

struct Movers {
  std::string proposer, seconder;  // in full where the minutes list them, else as written; "" for nobody

  bool operator==(const Movers&) const = default;
};

// 'proposed by Cllr Lee and seconded by Cllr Ray', '(prop. AL, sec. JK)', 'Ann Lee proposed and Joe seconded',
// 'Proposer: Ann Lee Seconder: Joe Kidman', 'Moved: A. Lee Seconded: J. Kidman'
Movers moversIn(std::string_view text, const Minutes& minutes);

}  // namespace minuted::minutes
