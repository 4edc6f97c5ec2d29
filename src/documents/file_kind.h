// What kind of file it is: by its bytes, and by its name only where they do not say.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"

namespace minuted::documents {

enum class FileKind { text, pdf, zip, html, csv, refused };

struct Recognised {
  FileKind kind = FileKind::text;
  std::string why = {};  // of a refused one: 'is a JPEG picture, …'; ends a sentence that begins with the file's name
};

Recognised recogniseFile(BytesView bytes, std::string_view fileName);

}  // namespace minuted::documents
