#include "report/templates.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/programs.h"

namespace minuted::report {

BytesView templateFile(std::string_view name) {
  auto files = templateFiles();
  auto found = std::ranges::find(files, name, &TemplateFile::name);
  return found == files.end() ? BytesView() : found->bytes;
}

Result<Look> lookFrom(const std::filesystem::path& folder) {
  Look look{.css = Bytes(templateFile("style.css")),
            .logo = Bytes(templateFile("logo.svg")),
            .wordReference = Bytes(templateFile("reference.docx")),
            .openDocumentReference = Bytes(templateFile("reference.odt"))};
  if (folder.empty()) return look;
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    return fail(ErrorKind::usage, fmt::format("There is no folder {}.", folder.string()));
  auto take = [&](std::string_view name, std::string& into) -> Result<void> {
    auto path = folder / name;
    if (!std::filesystem::exists(path, error)) return {};
    TRY(into, readWholeFile(path));
    return {};
  };
  TRY_DONE(take("style.css", look.css));
  TRY_DONE(take("logo.svg", look.logo));
  TRY_DONE(take("reference.docx", look.wordReference));
  TRY_DONE(take("reference.odt", look.openDocumentReference));
  return look;
}

}  // namespace minuted::report
