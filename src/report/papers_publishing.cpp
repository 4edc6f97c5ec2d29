#include "report/papers_publishing.h"

#include <fmt/format.h>

#include <algorithm>

#include "queries/attachments.h"
#include "queries/queries.h"
#include "queries/states.h"
#include "report/published_text.h"
#include "report/render/package.h"
#include "report/render/pdf_binder.h"
#include "report/render/render.h"

namespace minuted::report {
namespace {

// By the places of their items on the agenda; those of the meeting itself come last.
Result<std::vector<queries::AttachedDocument>> inOrder(const engine::Snapshot& snapshot, Id meeting) {
  TRY(auto state, queries::stateOf<domain::Meeting>(snapshot, meeting));
  TRY(auto attached, queries::attachmentsOf(snapshot, meeting));
  std::ranges::stable_sort(attached, {}, [&](const auto& each) {
    auto item = std::ranges::find(state.agenda, each.agendaItem, &domain::AgendaItem::item);
    return item - state.agenda.begin();
  });
  return attached;
}

struct AttachedFile {
  std::string name;  // 'DOC-3 lamps.pdf'
  Bytes bytes;
};

// The documents whose bytes are kept; the others are noted as missing.
Result<std::vector<AttachedFile>> attachedFiles(const engine::Snapshot& snapshot, Id meeting,
                                                std::vector<std::string>& missing) {
  std::vector<AttachedFile> files;
  TRY(auto attached, inOrder(snapshot, meeting));
  for (const auto& each : attached) {
    TRY(auto document, queries::stateOf<domain::Document>(snapshot, each.document));
    auto name = fmt::format("{} {}", reference(each.document), document.name);
    auto bytes = queries::bytesOfDocument(snapshot, each.document);
    if (!bytes && bytes.error().kind != ErrorKind::notFound) return std::unexpected(bytes.error());
    if (bytes)
      files.push_back({std::move(name), std::move(*bytes)});
    else
      missing.push_back(
          fmt::format("{} is not in it: its bytes are not kept. 'minuted document add FILE' keeps them.", name));
  }
  return files;
}

}  // namespace

Result<Bundle> zipPapers(const engine::Snapshot& snapshot, Id meeting, const Document& papers,
                         const std::string& extension, const Bytes& file) {
  Bundle bundle;
  Parts parts{{"papers." + extension, file}};
  TRY(auto files, attachedFiles(snapshot, meeting, bundle.missing));
  for (auto& each : files)
    parts.push_back({fmt::format("{:02} {}", ++bundle.documents, each.name), std::move(each.bytes)});
  TRY(bundle.bytes, pack(parts, papers.recordedAt));
  return bundle;
}

Result<Bundle> bindPapers(const engine::Snapshot& snapshot, Id meeting, const Bytes& file) {
  Bundle bundle;
  TRY_DONE(pagesOfPdf(file));  // says that the program which binds is missing before a document is blamed
  TRY(auto files, attachedFiles(snapshot, meeting, bundle.missing));
  std::vector<BoundPdf> bound;
  for (const auto& each : files) {
    auto pages = pagesOfPdf(each.bytes);
    if (pages)
      bound.push_back({each.name, each.bytes, *pages});
    else
      bundle.missing.push_back(fmt::format(
          "{} is not in it: it is no PDF that can be read, or is locked. A bundle that ends in .zip takes any file.",
          each.name));
  }
  bundle.documents = bound.size();
  TRY(bundle.bytes, bindPdfs(file, bound));
  return bundle;
}

Result<bool> isConfidential(const engine::Snapshot& publicCopy, const Document& document) {
  for (auto position : citationsOf(document)) {
    auto event = publicCopy.event(position);
    if (!event && event.error().kind == ErrorKind::notFound) return true;
    if (!event) return std::unexpected(event.error());
  }
  return false;
}

void addSentPapers(engine::CommandMaker& command, const SentPapers& sent, const Document& papers, const Hash& root) {
  auto step = command.step();
  auto words = step.initWords();
  if (!sent.note.empty()) words.setNote(sent.note);
  words.setText(publishedText(papers));
  auto published = step.initEvent().initBody().initPapersPublished();
  published.setMeeting(sent.meeting.value);
  published.setDocument(sent.document.value);
  auto to = published.initTo(static_cast<uint>(sent.to.size()));
  for (uint i = 0; i < to.size(); ++i) to.set(i, sent.to[i].value);
  published.setSize(papers.logSize);
  published.setRoot(capnp::Data::Reader(root.data(), root.size()));
  auto digest = sha256({markdownOf(papers)});
  published.setDigest(capnp::Data::Reader(digest.data(), digest.size()));
  published.setPublicCopy(papers.recipe.publicCopy);
}

}  // namespace minuted::report
