#include "review/reading.h"

namespace minuted::review {

Result<minutes::Reading> readFile(BytesView bytes, std::string_view fileName, const minutes::ReadOptions& options,
                                  const std::filesystem::path& reader) {
  TRY(auto document, documents::readFile(bytes, fileName, reader));
  TRY(auto reading, minutes::readDocument(document, fileName, options));
  reading.fileDigest = sha256({bytes});
  return reading;
}

}  // namespace minuted::review
