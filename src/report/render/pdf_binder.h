// Binds several PDFs into one, with a bookmark for each. It is done by qpdf, which has to be installed.
//
// Threads: any; each call starts programs of its own and waits for them.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace minuted::report {

// ErrorKind::failed where the file is no PDF, is damaged, or is locked with a password; or where there is no qpdf.
Result<size_t> pagesOfPdf(BytesView pdf);

struct BoundPdf {
  std::string title;  // of its bookmark
  BytesView bytes;
  size_t pages = 0;  // as pagesOfPdf() counts them
};
// The first file with its own bookmarks, language and title, then the others, each with a bookmark beside those of the
// first, in the order given. Errors are those of pagesOfPdf().
Result<Bytes> bindPdfs(BytesView first, const std::vector<BoundPdf>& others);

}  // namespace minuted::report
