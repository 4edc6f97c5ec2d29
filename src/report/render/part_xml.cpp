#include "report/render/part_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace minuted::report {
namespace {

struct Collector : pugi::xml_tree_walker {
  explicit Collector(std::string_view name) : wanted(name) {}
  bool for_each(pugi::xml_node& node) override {
    if (node.name() == wanted) found.push_back(node);
    return true;
  }
  std::string_view wanted;
  std::vector<pugi::xml_node> found;
};

struct TextCollector : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_pcdata) text += node.value();
    return true;
  }
  std::string text;
};

// Keeps text nodes of white space only: in DOCX files these are spaces between words.
constexpr unsigned keepingSpaces = pugi::parse_default | pugi::parse_ws_pcdata;

void parseFragment(pugi::xml_document& fragment, const std::string& xml) {
  REQUIRE(fragment.load_buffer(xml.data(), xml.size(), keepingSpaces | pugi::parse_fragment));
}

}  // namespace

Result<void> loadXml(pugi::xml_document& xml, const Parts& parts, std::string_view name) {
  auto part = std::ranges::find(parts, name, &Part::name);
  if (part == parts.end() || !xml.load_buffer(part->bytes.data(), part->bytes.size(), keepingSpaces))
    return fail(ErrorKind::failed, fmt::format("pandoc made a file without a readable {}.", name));
  return {};
}

void saveXml(const pugi::xml_document& xml, Parts& parts, std::string_view name) {
  std::ostringstream fragment;
  xml.save(fragment, "", pugi::format_raw, pugi::encoding_utf8);
  partNamed(parts, name)->bytes = fragment.str();
}

std::vector<pugi::xml_node> elementsNamed(pugi::xml_node below, std::string_view name) {
  Collector collector(name);
  below.traverse(collector);
  return std::move(collector.found);
}

std::string textBelow(pugi::xml_node node) {
  TextCollector collector;
  node.traverse(collector);
  return std::move(collector.text);
}

void setAttribute(pugi::xml_node node, const char* name, const std::string& value) {
  auto attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(value.c_str());
}

pugi::xml_node firstChild(pugi::xml_node node, const char* name) {
  auto child = node.child(name);
  return child ? child : node.prepend_child(name);
}

pugi::xml_node lastChild(pugi::xml_node node, const char* name) {
  auto child = node.child(name);
  return child ? child : node.append_child(name);
}

void insertBefore(pugi::xml_node node, const std::string& xml) {
  pugi::xml_document fragment;
  parseFragment(fragment, xml);
  for (auto child : fragment.children()) node.parent().insert_copy_before(child, node);
}

void insertAfter(pugi::xml_node node, const std::string& xml) {
  pugi::xml_document fragment;
  parseFragment(fragment, xml);
  for (auto child : fragment.children()) node = node.parent().insert_copy_after(child, node);
}

}  // namespace minuted::report
