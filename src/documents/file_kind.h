// Recognises the kind of a file by its first bytes and, where these do not tell, by its name.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"

namespace minuted::documents {

enum class FileKind { text, pdf, zip, html, csv, refused };

struct RecognisedFile {
  FileKind kind = FileKind::text;
  // Why the kind is refused: 'is a JPEG picture, …', which completes a sentence that begins with the file's name.
  std::string reason = {};
};

RecognisedFile recogniseFile(BytesView bytes, std::string_view fileName);

}  // namespace minuted::documents
