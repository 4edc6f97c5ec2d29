// A report as text that is kept with the event of its publication: JSON of schema/report.capnp. It is made a document
// again, which is printed in any format.
#pragma once

#include <string>

#include "base/result.h"
#include "report/document.h"

namespace minuted::report {

std::string publishedText(const Document& document);

// ErrorKind::integrity where the text is not of this kind.
Result<Document> publishedDocument(const std::string& text);

}  // namespace minuted::report
