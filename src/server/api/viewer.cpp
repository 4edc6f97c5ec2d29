#include "server/api/viewer.h"

#include "search/index.h"

namespace minuted::server {

Result<engine::Snapshot> Viewer::snapshot(const engine::Times& times) const {
  TRY(auto whole, register_.snapshot(times));
  return std::move(whole).publicCopy(publicSieves_);
}

Result<questions::Answer> Viewer::ask(const questions::Question& question, const engine::Snapshot& snapshot,
                                      const questions::Values& values) const {
  if (!question.readsWords) return questions::ask(question, {snapshot}, values);
  auto opened = [&] {
    std::lock_guard lock(indexing_);
    return search::openUpToDate(folder_, snapshot.wholeLog(), {});
  }();
  if (!opened) return std::unexpected(opened.error());
  return questions::ask(question, {snapshot, opened->index ? &*opened->index : nullptr}, values);
}

Date Viewer::today() const { return localDay(register_.clock().now()); }

}  // namespace minuted::server
