// A part of a DOCX or ODT as XML.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "report/render/package.h"

namespace minuted::report {

Result<void> loadXml(pugi::xml_document& xml, const Parts& parts, std::string_view name);
void saveXml(const pugi::xml_document& xml, Parts& parts, std::string_view name);

// All elements of a name below a node, in the order of the text; and the text below it.
std::vector<pugi::xml_node> elementsNamed(pugi::xml_node below, std::string_view name);
std::string textBelow(pugi::xml_node node);

// The attribute with this value, made where it is not there.
void setAttribute(pugi::xml_node node, const char* name, const std::string& value);

// The child of a name; made as the first one, or the last, where there is none.
pugi::xml_node firstChild(pugi::xml_node node, const char* name);
pugi::xml_node lastChild(pugi::xml_node node, const char* name);

// Written XML put before a node, or after it. REQUIREs that it is well-formed.
void insertBefore(pugi::xml_node node, const std::string& xml);
void insertAfter(pugi::xml_node node, const std::string& xml);

}  // namespace minuted::report
