// The registers that are measured, and filling them.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>

#include "register/register.h"
#include "workload.h"

namespace minuted::bench {

struct Options {
  uint64_t events = 1'000'000;
  std::string only;              // the only measurement to run; "" for all
  std::filesystem::path folder;  // where everything is written
  std::filesystem::path program;
  bool keep = false;
};

// Records the commands, with at most `outstanding` at a time: each answer hands in the next command, so that no thread
// waits for an answer. Ends the program if a command is refused. Returns the time in seconds.
double recordAll(engine::Writer& writer, std::span<const Bytes> commands, size_t outstanding);

// A workload, and the register in which it was recorded.
struct FilledRegister {
  std::unique_ptr<StreamClock> clock;
  std::unique_ptr<Workload> workload;
  std::unique_ptr<engine::Register> openedRegister;
};

// Opens the register in the folder. If it does not exist from an earlier run with --keep, it is made and filled first,
// then closed and opened again, so that it is in the state in which any process would find it. The clock is set to the
// end of the workload.
FilledRegister openFilled(const std::filesystem::path& folder, const WorkloadSettings& settings, log::Store::Mode mode);

// The large register, which all measurements that read one share.
WorkloadSettings settingsOfLarge(const Options& options);
FilledRegister largeRegister(const Options& options, log::Store::Mode mode);

std::unique_ptr<engine::Register> openRegister(const std::filesystem::path& folder, log::Store::Mode mode,
                                               const Clock* clock);

// The stored bytes of the newest records.
std::vector<Bytes> newestRecords(engine::Register& from, size_t count);

}  // namespace minuted::bench
