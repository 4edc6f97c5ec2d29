// Documents that were filed: which there are, their bytes, and their text as it was read.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/guard.h"
#include "base/message.h"
#include "domain/document.h"
#include "log/kept_files.h"
#include "queries/answer_fields.h"
#include "queries/answer_lists.h"
#include "queries/attachments.h"
#include "queries/states.h"
#include "register/keeping.h"
#include "text.capnp.h"

namespace minuted::queries {
namespace {

using domain::Document;
using domain::Reading;
using Readings = std::map<Id, std::vector<Id>>;  // of each document, by their numbers

Result<Readings> readingsOfDocuments(const engine::Snapshot& snapshot) {
  TRY(auto all, collect<Reading>(snapshot, projections::kindPrefix(Kind::READING), [](const auto&) { return true; }));
  Readings readings;
  for (const auto& [id, reading] : all) readings[reading.document].push_back(id);
  for (auto& [document, of] : readings) std::ranges::sort(of);
  return readings;
}

void writeReferences(const std::vector<Id>& ids, capnp::List<capnp::Text>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) to.set(i, reference(ids[i]));
}

Result<void> writeFiling(const engine::Snapshot& snapshot, Names& names, Id id, schema::DocumentAnswer::Builder to) {
  TRY(auto story, snapshot.story(id));
  return guarded("the story of " + reference(id), [&]() -> Result<void> {
    for (const auto& stored : story) {
      auto event = stored->event();
      if (!event.getBody().isDocumentFiled()) continue;
      to.setFiledAt(utcTime(event.getRecordedAt()));
      setNamed(
          names, Id(event.getRecordedBy()), [&](const auto& text) { to.setFiledBy(text); },
          [&](const auto& text) { to.setFiledByRef(text); });
    }
    return {};
  });
}

// "item 3", or its title where it has no number; "" of no item, or one that is not there.
Result<std::string> titleOfItem(const engine::Snapshot& snapshot, Id id, uint16_t agendaItem) {
  if (agendaItem == 0) return std::string();
  TRY(auto meeting, findState<domain::Meeting>(snapshot, id));
  if (!meeting) return std::string();
  auto item = std::ranges::find(meeting->agenda, agendaItem, &domain::AgendaItem::item);
  if (item == meeting->agenda.end()) return std::string();
  return item->number == 0 ? fmt::format("'{}'", item->title) : fmt::format("item {}", item->number);
}

// Where it belongs: an item of a meeting by its number.
Result<void> writeAttachments(const engine::Snapshot& snapshot, const Document& document,
                              schema::DocumentAnswer::Builder to) {
  auto refs = to.initAttachedTo(static_cast<uint>(document.attachments.size()));
  auto told = to.initBelongsTo(refs.size());
  for (uint i = 0; i < refs.size(); ++i) {
    const auto& [subject, agendaItem] = document.attachments[i];
    refs.set(i, reference(subject));
    TRY(auto title, titleOfItem(snapshot, subject, agendaItem));
    told.set(i, title.empty() ? reference(subject) : fmt::format("{}, {}", reference(subject), title));
  }
  return {};
}

Result<void> write(const engine::Snapshot& snapshot, Names& names, Id id, const Document& document,
                   const Readings& readings, schema::DocumentAnswer::Builder to) {
  to.setRef(reference(id));
  to.setName(document.name);
  to.setSize(document.size);
  to.setDigest(hex(document.digest));
  to.setKept(document.isKept);
  to.setConfidential(document.confidential);
  auto of = readings.find(id);
  if (of != readings.end()) writeReferences(of->second, to.initReadings(static_cast<uint>(of->second.size())));
  TRY_DONE(writeAttachments(snapshot, document, to));
  return writeFiling(snapshot, names, id, to);
}

// Where a subject was read.
Result<std::vector<Id>> sourcesOf(const engine::Snapshot& snapshot, Id subject) {
  TRY(auto story, snapshot.story(subject));
  return guarded("the story of " + reference(subject), [&]() -> Result<std::vector<Id>> {
    std::vector<Id> sources;
    for (const auto& stored : story)
      if (auto document = stored->event().getSource().getDocument(); document != 0) sources.emplace_back(document);
    return sources;
  });
}

// The reading whose text is asked for.
Result<std::pair<Id, Reading>> readingFor(const engine::Snapshot& snapshot, Id documentOrReading) {
  auto id = documentOrReading;
  if (id.kind() == Kind::DOCUMENT) {
    TRY(auto document, stateOf<Document>(snapshot, id));
    TRY(auto readings, readingsOfDocuments(snapshot));
    auto of = readings.find(id);
    if (of == readings.end())
      return fail(ErrorKind::notFound, fmt::format("{} ({}) was filed, and not read: it has no text here. 'minuted "
                                                   "document save {}' writes the file.",
                                                   reference(id), document.name, reference(id)));
    id = of->second.back();
  }
  TRY(auto reading, stateOf<Reading>(snapshot, id));
  return std::pair(id, std::move(reading));
}

constexpr uint32_t linesAround = 3;

bool isAround(uint32_t line, std::optional<uint32_t> wanted) {
  return !wanted || (line + linesAround >= *wanted && line <= *wanted + linesAround);
}

}  // namespace

Result<std::vector<AttachedDocument>> attachmentsOf(const engine::Snapshot& snapshot, Id subject) {
  TRY(auto positions, snapshot.timeline(subject));
  std::set<Id> documents;
  for (auto position : positions) {
    TRY(auto stored, snapshot.event(position));
    TRY_DONE(guarded("an event", [&]() -> Result<void> {
      auto event = stored->event();
      if (event.getBody().isDocumentAttached()) documents.insert(domain::subjectOf(event));
      return {};
    }));
  }
  std::vector<AttachedDocument> attached;
  for (auto id : documents) {
    TRY(auto document, findState<Document>(snapshot, id));
    if (!document) continue;
    for (const auto& each : document->attachments)
      if (each.to == subject) attached.push_back({id, each.agendaItem});
  }
  return attached;
}

Result<Answer<schema::DocumentList>> listDocuments(const engine::Snapshot& snapshot, Id attachedTo) {
  std::vector<Id> sources;
  if (attachedTo) {
    TRY(sources, sourcesOf(snapshot, attachedTo));
  }
  TRY(auto documents,
      collect<Document>(snapshot, projections::kindPrefix(Kind::DOCUMENT), [](const auto&) { return true; }));
  std::erase_if(documents, [&](const auto& each) {
    return attachedTo && std::ranges::count(each.second.attachments, attachedTo, &domain::Attachment::to) == 0 &&
           std::ranges::count(sources, each.first) == 0;
  });
  std::ranges::sort(documents, {}, [](const auto& each) { return each.first; });
  TRY(auto readings, readingsOfDocuments(snapshot));
  Names names(snapshot);
  Result<void> written;
  auto answer = listAnswer<schema::DocumentList>(documents, [&](Id id, const Document& document, auto to) {
    if (written) written = write(snapshot, names, id, document, readings, to);
  });
  if (!written) return std::unexpected(written.error());
  return answer;
}

Result<Answer<schema::DocumentAnswer>> showDocument(const engine::Snapshot& snapshot, Id id) {
  TRY(auto document, stateOf<Document>(snapshot, id));
  TRY(auto readings, readingsOfDocuments(snapshot));
  Names names(snapshot);
  Answer<schema::DocumentAnswer> answer;
  TRY_DONE(write(snapshot, names, id, document, readings, *answer));
  return answer;
}

Result<Answer<schema::DocumentText>> textOfDocument(const engine::Snapshot& snapshot, Id documentOrReading,
                                                    std::optional<uint32_t> line) {
  TRY(auto found, readingFor(snapshot, documentOrReading));
  const auto& [id, reading] = found;
  TRY(auto document, stateOf<Document>(snapshot, reading.document));
  if (reading.text.empty())
    return fail(ErrorKind::notFound, fmt::format("The text of {} ({}) is not kept: it was read before texts were.",
                                                 reference(reading.document), document.name));
  TRY(auto bytes, engine::keptFile(snapshot, reading.text));
  return guarded("the text of " + reference(id), [&]() -> Result<Answer<schema::DocumentText>> {
    Message<schema::KeptText> message(bytes);
    auto kept = message.get();
    std::vector<schema::TextLine::Reader> lines;
    for (auto each : kept.getLines())
      if (isAround(each.getLine(), line)) lines.push_back(each);
    if (lines.empty())
      return fail(ErrorKind::notFound,
                  fmt::format("{} ({}) has no line {}.", reference(reading.document), document.name, line.value_or(0)));
    Answer<schema::DocumentText> answer;
    (*answer).setRef(reference(reading.document));
    (*answer).setName(document.name);
    (*answer).setReading(reference(id));
    auto items = (*answer).initItems(static_cast<uint>(lines.size()));
    for (uint i = 0; i < items.size(); ++i) {
      items[i].setLine(lines[i].getLine());
      items[i].setPage(lines[i].getPage());
      items[i].setSheet(lines[i].getSheet());
      items[i].setText(lines[i].getText());
    }
    return answer;
  });
}

Result<Bytes> bytesOfDocument(const engine::Snapshot& snapshot, Id id) {
  TRY(auto document, stateOf<Document>(snapshot, id));
  // Bytes that are there for another document are none of this one.
  auto bytes = document.isKept ? engine::keptFile(snapshot, document.digest)
                               : Result<Bytes>(fail(ErrorKind::notFound, std::string(engine::notKept)));
  if (!bytes)
    return fail(bytes.error().kind, fmt::format("{} ({}): {}", reference(id), document.name, bytes.error().message));
  return bytes;
}

Result<KeptFiles> verifyKeptFiles(const engine::Snapshot& snapshot) {
  const auto& at = snapshot.wholeLog();
  KeptFiles kept;
  Result<void> read;
  TRY_DONE(log::forEachKept(at, [&](BytesView digest) {
    auto bytes = log::readKept(at, digest);
    if (!bytes) read = std::unexpected(bytes.error());
    if (!bytes || !*bytes) return bool(read);
    ++kept.files;
    kept.bytes += (*bytes)->size();
    return true;
  }));
  if (!read) return std::unexpected(read.error());
  auto requireKept = [&](Id id, BytesView digest) -> Result<void> {
    TRY(auto isThere, log::isKept(at, digest));
    if (isThere) return {};
    return fail(ErrorKind::integrity,
                fmt::format("the bytes of {} are missing. Restore the register from a backup.", reference(id)));
  };
  TRY(auto documents, collect<Document>(snapshot, projections::kindPrefix(Kind::DOCUMENT),
                                        [](const Document& document) { return document.isKept; }));
  for (const auto& [id, document] : documents) TRY_DONE(requireKept(id, document.digest));
  TRY(auto readings, collect<Reading>(snapshot, projections::kindPrefix(Kind::READING),
                                      [](const Reading& reading) { return !reading.text.empty(); }));
  for (const auto& [id, reading] : readings) TRY_DONE(requireKept(id, reading.text));
  return kept;
}

}  // namespace minuted::queries
