#include "documents/file_kind.h"

#include <array>

#include "documents/phrases.h"

namespace minuted::documents {
namespace {

using namespace std::string_view_literals;

struct Refused {
  std::string_view beginning, why;
};

constexpr std::array refusedKinds{
    Refused{"\xD0\xCF\x11\xE0"sv,
            "is an old Word or Excel file (.doc, .xls), or one that is locked with a password. Open it, save it as "
            ".docx or .xlsx without a password, and import that."},
    Refused{"{\\rtf"sv, "is a rich text file. Open it, save it as .docx and import that."},
    Refused{"\xFF\xD8\xFF"sv, "is a JPEG picture. Minutes are read from text: import the document itself."},
    Refused{"\x89PNG"sv, "is a PNG picture. Minutes are read from text: import the document itself."},
    Refused{"GIF8"sv, "is a GIF picture. Minutes are read from text: import the document itself."},
    Refused{"\xFF\xFE"sv, "is UTF-16 text. Save it as plain text in UTF-8 and import that."},
    Refused{"\xFE\xFF"sv, "is UTF-16 text. Save it as plain text in UTF-8 and import that."},
    Refused{"\x1F\x8B"sv, "is a packed file (gzip). Unpack it and import what is in it."}};

bool endsWithAny(std::string_view name, std::initializer_list<std::string_view> endings) {
  for (auto ending : endings)
    if (name.ends_with(ending)) return true;
  return false;
}

bool looksLikeHtml(std::string_view bytes) {
  auto start = lowered(bytes.substr(0, 1024));
  auto at = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (at == nowhere) return false;
  auto text = std::string_view(start).substr(at);
  return text.starts_with("<!doctype html") || text.starts_with("<html") ||
         (text.starts_with("<?xml") && text.find("<html") != nowhere);
}

}  // namespace

Recognised recogniseFile(BytesView bytes, std::string_view fileName) {
  constexpr size_t farthest = 1024;  // some programs put something before a PDF's own beginning
  auto name = lowered(fileName);
  for (auto [beginning, why] : refusedKinds)
    if (bytes.starts_with(beginning)) return {FileKind::refused, std::string(why)};
  if (bytes.starts_with("PK\x03\x04")) return {FileKind::zip};
  if (bytes.substr(0, farthest).find("%PDF-") != nowhere) return {FileKind::pdf};
  if (looksLikeHtml(bytes) || endsWithAny(name, {".html", ".htm", ".xhtml"})) return {FileKind::html};
  if (endsWithAny(name, {".csv", ".tsv"})) return {FileKind::csv};
  if (endsWithAny(name, {".docx", ".odt", ".xlsx", ".ods", ".pdf"}) && !bytes.empty())
    return {FileKind::refused,
            "is not what its name says: it is damaged, or another kind of file. Open it in the "
            "program it comes from, save it again and import that."};
  return {FileKind::text};
}

}  // namespace minuted::documents
