// The files of src/report/render/templates, which are part of the program: how reports look, and what they say that is
// always the same.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "report/render/render.h"

namespace minuted::report {

struct TemplateFile {
  std::string_view name;  // style.css
  BytesView bytes;
};
std::span<const TemplateFile> templateFiles();

// Empty where there is no such file.
BytesView templateFile(std::string_view name);

// The file of that name from the folder, or ours where there is none of that name. An empty path: ours.
Result<std::string> textOf(const std::filesystem::path& folder, std::string_view name);

// Our look, with each of style.css, logo.svg, reference.docx and reference.odt that is in the folder instead of ours.
// An empty path: ours.
Result<Look> lookFrom(const std::filesystem::path& folder);

}  // namespace minuted::report
