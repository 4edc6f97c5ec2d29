// Helpers of the readers of XML documents.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace minuted::reader {

// Entities that the document itself defines are not expanded. Throws std::bad_alloc where memory runs out; any other
// failure is an error.
Result<void> parseXml(pugi::xml_document& document, const std::string& text);

inline bool is(pugi::xml_node node, std::string_view name) { return name == node.name(); }

}  // namespace minuted::reader
