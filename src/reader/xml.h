// What the readers of XML documents share.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace minuted::reader {

// Entities of a document's own stay unexpanded.
Result<void> parseXml(pugi::xml_document& document, const std::string& text);

inline bool is(pugi::xml_node node, std::string_view name) { return name == node.name(); }

}  // namespace minuted::reader
