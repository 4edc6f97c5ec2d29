// Documents that are zip archives: the parts of the archive tell which reader to use.
#include "reader/archive.h"
#include "reader/readers.h"

namespace minuted::reader {

Result<documents::Document> readPacked(BytesView bytes) {
  TRY(auto archive, Archive::open(bytes));
  if (archive.has("word/document.xml")) return readDocx(archive);
  if (archive.has("xl/workbook.xml")) return readXlsx(archive);
  TRY(auto kind, archive.read("mimetype"));
  if (kind.starts_with("application/vnd.oasis.opendocument.text")) return readOdt(archive);
  if (kind.starts_with("application/vnd.oasis.opendocument.spreadsheet")) return readOds(archive);
  if (archive.has("[Content_Types].xml") || !kind.empty())
    return refuse(
        "is an office document of a kind that is not read: minutes are DOCX or ODT, action logs XLSX or ODS.");
  return refuse("is a zip file. Unpack it and import the documents that are in it.");
}

}  // namespace minuted::reader
