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
  std::optional<size_t> subject = {};  // of a table whose text says what became of each: 'Item | Outcome'
  std::optional<size_t> owners = {};   // beside such a text: then it is what somebody is to do
};

std::optional<DecisionColumns> decisionColumns(const documents::Block& row);

bool isOutcomeName(std::string_view name);  // 'Status', 'Result'
bool isMoverName(std::string_view name);    // 'Moved by', 'Seconder'

// 'Carried', 'Lost'; nothing for what was withdrawn.
std::optional<schema::DecisionKind> outcomeNamed(std::string_view outcome);

}  // namespace minuted::minutes
