// Tables of motions and decisions.
#pragma once

#include <optional>
#include <string_view>

#include "documents/document.h"
#include "event.capnp.h"

namespace minuted {

// 'Motion | Moved | Seconded | Status', 'No. | Decision'
struct DecisionColumns {
  size_t text = 0;
  std::optional<size_t> outcome;
};

std::optional<DecisionColumns> decisionColumns(const Block& row);

// 'Carried', 'Lost'; nothing for what was withdrawn.
std::optional<schema::DecisionKind> outcomeNamed(std::string_view outcome);

}  // namespace minuted
