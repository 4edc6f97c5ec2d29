// A register: the log, its views and the one writer, behind one door.
#pragma once

#include <filesystem>
#include <memory>

#include "base/clock.h"
#include "register/rebuild.h"
#include "register/recorder.h"
#include "register/snapshot.h"
#include "register/writer.h"

namespace minuted::engine {

// Said when a register is opened for reading whose views are of another version; opening it once for writing mends it.
constexpr const char* staleViews = "The views are of another version of minuted. 'minuted rebuild' makes them afresh.";

class Register final : public Recorder {
 public:
  struct Options {
    log::Log::Options log;  // its mode says whether to create, write or only read
    Writer::Options writer;
    const Clock* clock = nullptr;  // null: the system's
    RebuildProgress progress;      // of a rebuild on opening, where a view has a new version
  };

  // Refuses as log::Log::open does. Opening for reading takes no lock and changes nothing; where a view has a new
  // version, it is refused with ErrorKind::failed, and opening once for writing rebuilds it.
  static Result<std::unique_ptr<Register>> open(const std::filesystem::path& folder, Options options);
  ~Register() override;

  Result<Snapshot> snapshot(const Times& times = {}) override;
  Writer& writer();                        // only where it was opened for writing
  Outcome record(Bytes command) override;  // and waits for the answer; not from the writer's own thread
  // What recording it would come to; records nothing. Of a register opened for reading too.
  Outcome judge(BytesView command) const;
  log::Log& log() { return *log_; }
  const Clock& clock() const { return *clock_; }

  // Makes all views afresh beside the live ones, compares, and switches. The writer must be idle.
  Result<RebuildReport> rebuild(const RebuildProgress& progress);

  // Whether the live rows are those that the log makes; changes nothing.
  Result<RebuildReport> compareViews(const RebuildProgress& progress) const;

  Result<void> close();

 private:
  Register() = default;
  Result<void> prepareViews(const RebuildProgress& progress, bool writing);

  std::unique_ptr<log::Log> log_;
  std::unique_ptr<Writer> writer_;
  const Clock* clock_ = nullptr;
  SystemClock systemClock_;
};

}  // namespace minuted::engine
