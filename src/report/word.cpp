#include "report/office.h"
namespace minuted::report {
Result<void> completeWord(Parts&, const Document&) { return {}; }
Result<void> completeOpenDocument(Parts&, const Document&) { return {}; }
}  // namespace minuted::report
