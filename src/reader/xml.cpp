#include "reader/xml.h"

#include "reader/readers.h"

namespace minuted {

Result<void> parseXml(pugi::xml_document& document, const std::string& text) {
  constexpr auto options = pugi::parse_default | pugi::parse_ws_pcdata;
  if (!document.load_buffer(text.data(), text.size(), options))
    return refused(
        "is damaged: its text cannot be made out. Open it in the program it comes from, save it again and "
        "import that.");
  return {};
}

}  // namespace minuted
