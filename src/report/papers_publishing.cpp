#include "report/papers_publishing.h"

#include <fmt/format.h>

#include <algorithm>

#include "queries/attachments.h"
#include "queries/queries.h"
#include "queries/states.h"
#include "report/published_text.h"
#include "report/render/package.h"
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

}  // namespace

Result<Bundle> bundlePapers(const engine::Snapshot& snapshot, Id meeting, const Document& papers,
                            const std::string& fileName, const Bytes& file) {
  Bundle bundle;
  Parts parts{{fileName, file}};
  TRY(auto attached, inOrder(snapshot, meeting));
  for (const auto& each : attached) {
    TRY(auto document, queries::stateOf<domain::Document>(snapshot, each.document));
    auto bytes = queries::bytesOfDocument(snapshot, each.document);
    if (!bytes && bytes.error().kind != ErrorKind::notFound) return std::unexpected(bytes.error());
    if (!bytes) {
      bundle.missing.push_back(fmt::format("{} {}", reference(each.document), document.name));
      continue;
    }
    parts.push_back(
        {fmt::format("{:02} {} {}", ++bundle.documents, reference(each.document), document.name), std::move(*bytes)});
  }
  TRY(bundle.zip, pack(parts, papers.recordedAt));
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
