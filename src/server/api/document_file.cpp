#include "server/api/document_file.h"

#include <fmt/format.h>

#include <filesystem>

#include "queries/queries.h"
#include "server/api/answer_form.h"
#include "server/http/url.h"

namespace minuted::server {

Response answerWithDocument(const Viewer& viewer, const Request& request, const Matched& matched) {
  if (!request.query.empty())
    return problem(400, fmt::format("There is no '{}' here that could be said.", request.query.front().first));
  auto snapshot = viewer.snapshot({});
  if (!snapshot) return problemOf(snapshot.error());
  static const std::vector kinds{Kind::DOCUMENT};
  auto id = queries::findSubject(*snapshot, matched.names.at("ref"), kinds);
  if (!id) return problemOf(id.error());
  auto document = queries::showDocument(*snapshot, *id);
  if (!document) return problemOf(document.error());
  auto bytes = queries::bytesOfDocument(*snapshot, *id);
  if (!bytes) return problemOf(bytes.error());
  auto name = std::filesystem::path(document->get().getName().cStr()).filename().string();
  auto tag = fmt::format("\"{}\"", document->get().getDigest().cStr());
  if (request.field("if-none-match").find(tag) != std::string_view::npos)
    return {.status = 304, .fields = {{"etag", tag}}};
  return {.fields = {{"content-type", "application/octet-stream"},
                     {"content-disposition", fmt::format("attachment; filename*=UTF-8''{}", encoded(name))},
                     {"etag", tag}},
          .body = std::move(*bytes)};
}

}  // namespace minuted::server
