// Makes zip archives in memory, as test documents.
#pragma once

#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace minuted::reader {

inline std::string packed(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  auto* zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_close(zip);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(static_cast<size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

// A Word document with this body, and its other parts, if any.
inline std::string docx(const std::string& body, std::vector<std::pair<std::string, std::string>> parts = {}) {
  parts.emplace_back("word/document.xml", "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>" +
                                              body + "</w:body></w:document>");
  return packed(parts);
}

}  // namespace minuted::reader
