#include "reader/xml.h"

#include <new>

#include "reader/readers.h"

namespace minuted::reader {

Result<void> parseXml(pugi::xml_document& document, const std::string& text) {
  constexpr auto options = pugi::parse_default | pugi::parse_ws_pcdata;
  auto parsed = document.load_buffer(text.data(), text.size(), options);
  if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!parsed)
    return refuse(
        "is damaged: its text cannot be made out. Open it in the program it comes from, save it again and "
        "import that.");
  return {};
}

}  // namespace minuted::reader
