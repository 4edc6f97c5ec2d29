#include "documents/file_kind.h"

#include <array>

#include "documents/phrases.h"

namespace minuted::documents {
namespace {

using namespace std::string_view_literals;

struct RefusedKind {
  std::string_view beginning, reason;
};

constexpr std::array refusedKinds{
    RefusedKind{"\xD0\xCF\x11\xE0"sv,
                "is an old Word or Excel file (.doc, .xls), or one that is locked with a password. Open it, save it as "
                ".docx or .xlsx without a password, and import that."},
    RefusedKind{"{\\rtf"sv, "is a rich text file. Open it, save it as .docx and import that."},
    RefusedKind{"\xFF\xD8\xFF"sv, "is a JPEG picture. Minutes are read from text: import the document itself."},
    RefusedKind{"\x89PNG"sv, "is a PNG picture. Minutes are read from text: import the document itself."},
    RefusedKind{"GIF8"sv, "is a GIF picture. Minutes are read from text: import the document itself."},
    RefusedKind{"\xFF\xFE"sv, "is UTF-16 text. Save it as plain text in UTF-8 and import that."},
    RefusedKind{"\xFE\xFF"sv, "is UTF-16 text. Save it as plain text in UTF-8 and import that."},
    RefusedKind{"\x1F\x8B"sv, "is a packed file (gzip). Unpack it and import what is in it."}};

// How far into a file its signature is looked for: some programs put something before it.
constexpr size_t signatureRange = 1024;

bool endsWithAny(std::string_view name, std::initializer_list<std::string_view> endings) {
  for (auto ending : endings)
    if (name.ends_with(ending)) return true;
  return false;
}

bool looksLikeHtml(std::string_view bytes) {
  auto start = toLower(bytes.substr(0, signatureRange));
  auto at = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (at == nowhere) return false;
  auto text = std::string_view(start).substr(at);
  return text.starts_with("<!doctype html") || text.starts_with("<html") ||
         (text.starts_with("<?xml") && text.find("<html") != nowhere);
}

}  // namespace

RecognisedFile recogniseFile(BytesView bytes, std::string_view fileName) {
  auto name = toLower(fileName);
  for (auto [beginning, reason] : refusedKinds)
    if (bytes.starts_with(beginning)) return {FileKind::refused, std::string(reason)};
  if (bytes.starts_with("PK\x03\x04")) return {FileKind::zip};
  if (bytes.substr(0, signatureRange).find("%PDF-") != nowhere) return {FileKind::pdf};
  if (looksLikeHtml(bytes) || endsWithAny(name, {".html", ".htm", ".xhtml"})) return {FileKind::html};
  if (endsWithAny(name, {".csv", ".tsv"})) return {FileKind::csv};
  if (endsWithAny(name, {".docx", ".odt", ".xlsx", ".ods", ".pdf"}) && !bytes.empty())
    return {FileKind::refused,
            "is not what its name says: it is damaged, or another kind of file. Open it in the "
            "program it comes from, save it again and import that."};
  return {FileKind::text};
}

}  // namespace minuted::documents
