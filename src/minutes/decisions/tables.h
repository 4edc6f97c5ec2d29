// Tables of motions and decisions.
#pragma once

#include <optional>
#include <string_view>

#include "documents/document.h"
#include "event.capnp.h"

namespace minuted::minutes {

// 'Motion | Moved | Seconded | Status', 'No. | Decision'
struct DecisionColumns {
  size_t text = 0;
  std::optional<size_t> outcome = {};
  std::optional<size_t> subject = {};  // where the text is an outcome: 'Item | Outcome'
  std::optional<size_t> owners = {};   // with such a text; a row with an owner is an action
};

std::optional<DecisionColumns> decisionColumns(const documents::Block& row);

bool isOutcomeName(std::string_view name);  // 'Status', 'Result'
bool isMoverName(std::string_view name);    // 'Moved by', 'Seconder'

// The kind of decision for 'Carried' or 'Lost'; nothing for a motion that was withdrawn.
std::optional<schema::DecisionKind> outcomeNamed(std::string_view outcome);

}  // namespace minuted::minutes
