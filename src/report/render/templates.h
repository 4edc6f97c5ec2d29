// The files of src/report/render/templates, which are compiled into the program: the look of reports, and their fixed
// text.
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

// The contents of one of these files; empty where there is no such file.
BytesView templateFile(std::string_view name);

// The contents of a file of the folder, or of our own template of that name where the folder or the file is missing.
Result<std::string> textOf(const std::filesystem::path& folder, std::string_view name);

// A digest of all templates as they are used with that folder, twelve hexadecimal digits: reports say by it which they
// were made with. An empty path: our own.
Result<std::string> templatesDigest(const std::filesystem::path& folder);

// Our own look, with style.css, logo.svg, reference.docx and reference.odt replaced by those that are in the folder. An
// empty path: our own look.
Result<Look> lookFrom(const std::filesystem::path& folder);

}  // namespace minuted::report
