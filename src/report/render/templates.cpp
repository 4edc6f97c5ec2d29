#include "report/render/templates.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"
#include "report/render/programs.h"

namespace minuted::report {

BytesView templateFile(std::string_view name) {
  auto files = templateFiles();
  auto found = std::ranges::find(files, name, &TemplateFile::name);
  return found == files.end() ? BytesView() : found->bytes;
}

Result<std::string> textOf(const std::filesystem::path& folder, std::string_view name) {
  std::error_code error;
  if (!folder.empty() && !std::filesystem::is_directory(folder, error))
    return fail(ErrorKind::usage, fmt::format("There is no folder {}.", folder.string()));
  auto path = folder / name;
  if (folder.empty() || !std::filesystem::exists(path, error)) return std::string(templateFile(name));
  return readWholeFile(path);
}

Result<std::string> templatesDigest(const std::filesystem::path& folder) {
  constexpr size_t digits = 12;
  std::string all;
  for (const auto& file : templateFiles()) {
    TRY(auto text, textOf(folder, file.name));
    // Our own reference documents are packed when the program is built, and their bytes may differ with who builds it.
    bool isPacked = file.name.starts_with("reference.") && text == file.bytes;
    all += isPacked ? "-" : hex(view(sha256({text})));
  }
  return hex(view(sha256({all}))).substr(0, digits);
}

Result<Look> lookFrom(const std::filesystem::path& folder) {
  Look look{.folder = folder};
  TRY(look.css, textOf(folder, "style.css"));
  TRY(look.logo, textOf(folder, "logo.svg"));
  TRY(look.wordReference, textOf(folder, "reference.docx"));
  TRY(look.openDocumentReference, textOf(folder, "reference.odt"));
  return look;
}

}  // namespace minuted::report
