#include "report/render.h"

namespace minuted::report {

std::optional<Format> formatNamed(std::string_view name) {
  if (name == "md" || name == "markdown") return Format::markdown;
  if (name == "html") return Format::html;
  if (name == "txt" || name == "text") return Format::text;
  if (name == "docx") return Format::docx;
  if (name == "odt") return Format::odt;
  if (name == "pdf") return Format::pdf;
  return std::nullopt;
}

}  // namespace minuted::report
