// A register: the log, its views and the one writer, as one object.
//
// Threads: snapshot(), record() and judge() may be called from any thread, at once; record() waits for the writer, so
// not from the writer's own thread. open(), rebuild(), compareViews() and close() are called by the one owner,
// rebuild() and close() while nobody records.
#pragma once

#include <filesystem>
#include <memory>

#include "base/clock.h"
#include "register/rebuild.h"
#include "register/recorder.h"
#include "register/snapshot.h"
#include "register/writer.h"

namespace minuted::engine {

class Register final : public Recorder {
 public:
  struct Options {
    log::Log::Options log;  // its mode says whether to create, write or only read
    Writer::Options writer;
    const Clock* clock = nullptr;  // null: the system's
    RebuildProgress progress;      // of a rebuild on opening, where a view has a new version
    bool onlyToRebuild = false;    // open for writing, but not to record: views and indexes may be damaged
  };

  // Refuses as log::Log::open does. Where a view has a new version, the views are rebuilt first: opening for writing
  // does so with the lock it holds, opening for reading opens once for writing. Otherwise opening for reading takes no
  // lock and changes nothing.
  static Result<std::unique_ptr<Register>> open(const std::filesystem::path& folder, Options options);
  ~Register() override;

  Result<Snapshot> snapshot(const Times& times = {}) override;
  Writer& writer();  // only where it was opened to record
  // Waits for the writer's answer. Only where it was opened for writing.
  Outcome record(Bytes command) override;
  // What recording the command now would come to; records nothing. Possible where it was opened for reading, too.
  Outcome judge(BytesView command) const;
  log::Log& log() { return *log_; }
  const Clock& clock() const { return *clock_; }

  // rebuildViews() and compareViews() of register/rebuild.h, with their errors.
  Result<RebuildReport> rebuild(const RebuildProgress& progress);
  Result<RebuildReport> compareViews(const RebuildProgress& progress) const;

  Result<void> close();

 private:
  Register() = default;
  // Opens for reading again after the views were rebuilt.
  static Result<std::unique_ptr<Register>> openRebuilt(const std::filesystem::path& folder,
                                                       std::unique_ptr<Register> stale, Options options);

  std::unique_ptr<log::Log> log_;
  std::unique_ptr<Writer> writer_;
  const Clock* clock_ = nullptr;
  SystemClock systemClock_;
};

}  // namespace minuted::engine
