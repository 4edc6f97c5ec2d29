// The parts of a packed document, each unpacked only within bounds.
#pragma once

#include <zip.h>

#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted::reader {

class Archive {
 public:
  // Refuses one that is damaged, locked, or would unpack to more than a document is.
  static Result<Archive> open(BytesView bytes);

  bool has(const std::string& part) const;
  Result<std::string> read(const std::string& part) const;  // '' where there is none

 private:
  struct Close {
    void operator()(zip_t* zip) const { zip_discard(zip); }
  };
  explicit Archive(zip_t* zip) : zip_(zip) {}

  std::unique_ptr<zip_t, Close> zip_;
};

}  // namespace minuted::reader
