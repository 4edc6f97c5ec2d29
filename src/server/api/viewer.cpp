#include "server/api/viewer.h"

#include "search/index.h"

namespace minuted::server {

Result<engine::Snapshot> Viewer::snapshot(const engine::Times& times) const {
  TRY(auto whole, register_.snapshot(times));
  return std::move(whole).publicCopy(publicSieves_);
}

Result<questions::Answer> Viewer::ask(const questions::Question& question, const engine::Snapshot& snapshot,
                                      const questions::Values& values, uint64_t most) const {
  if (!question.readsWords) return questions::ask(question, {snapshot, nullptr, most, today()}, values);
  auto opened = [&] {
    std::lock_guard lock(indexing_);
    return search::openUpToDate(folder_, snapshot.wholeLog(), {});
  }();
  if (!opened) return std::unexpected(opened.error());
  return questions::ask(question, {snapshot, opened->index ? &*opened->index : nullptr, most, today()}, values);
}

std::string Viewer::whyNotReady() const {
  if (register_.log().stopped()) return "The register records nothing until it is opened again.";
  auto snapshot = register_.snapshot();
  return snapshot ? "" : snapshot.error().message;
}

uint64_t Viewer::logSize() const { return register_.log().size(); }

Date Viewer::today() const { return localDay(register_.clock().now()); }

}  // namespace minuted::server
