// The parts of a document that is a zip archive. Refuses to unpack more than a document can need.
#pragma once

#include <zip.h>

#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted::reader {

class Archive {
 public:
  // The bytes must outlive the archive. Refuses an archive that is damaged or encrypted, or whose parts are too many or
  // too large together.
  static Result<Archive> open(BytesView bytes);

  bool has(const std::string& part) const;
  Result<std::string> read(const std::string& part) const;  // '' where there is no such part

 private:
  struct Close {
    void operator()(zip_t* zip) const { zip_discard(zip); }
  };
  explicit Archive(zip_t* zip) : zip_(zip) {}

  std::unique_ptr<zip_t, Close> zip_;
};

}  // namespace minuted::reader
