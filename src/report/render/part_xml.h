// Helpers for the XML in the parts of a DOCX or ODT.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "report/render/package.h"

namespace minuted::report {

Result<void> loadXml(pugi::xml_document& xml, const Parts& parts, std::string_view name);
void saveXml(const pugi::xml_document& xml, Parts& parts, std::string_view name);

// All elements of that name below a node, in document order; and all text below a node.
std::vector<pugi::xml_node> elementsNamed(pugi::xml_node below, std::string_view name);
std::string textBelow(pugi::xml_node node);

// Sets the value of an attribute, which is added where the node does not have it.
void setAttribute(pugi::xml_node node, const char* name, const std::string& value);

// The child element of that name. Where there is none, it is added as the first or the last child.
pugi::xml_node firstChild(pugi::xml_node node, const char* name);
pugi::xml_node lastChild(pugi::xml_node node, const char* name);

// Inserts a fragment of XML before or after a node. REQUIREs that it is well-formed.
void insertBefore(pugi::xml_node node, const std::string& xml);
void insertAfter(pugi::xml_node node, const std::string& xml);

}  // namespace minuted::report
