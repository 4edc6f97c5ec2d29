// Registers to measure on, and how they are filled.
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
  std::string only;              // the measurement to run alone
  std::filesystem::path folder;  // for everything that is written
  std::filesystem::path program;
  bool keep = false;
};

// As many commands at a time under way as that, each answer handing in the next one: no thread sleeps for its answer.
// Ends the program where one is refused. The time that it took, in seconds.
double recordAll(engine::Writer& writer, std::span<const Bytes> commands, size_t outstanding);

// A workload and the register that it is recorded in.
struct Filled {
  std::unique_ptr<StreamClock> clock;
  std::unique_ptr<Workload> workload;
  std::unique_ptr<engine::Register> opened;
};

// Makes the register in that folder, or opens it where it is there from an earlier run with --keep. Closed and opened
// again after filling, so that it is found as any process would find it; the clock stands at the end of the stream.
Filled filled(const std::filesystem::path& folder, const WorkloadSettings& settings, log::Store::Mode mode);

// The same register for every measurement that reads one.
WorkloadSettings settingsOfLarge(const Options& options);
Filled largeRegister(const Options& options, log::Store::Mode mode);

std::unique_ptr<engine::Register> openRegister(const std::filesystem::path& folder, log::Store::Mode mode,
                                               const Clock* clock);

// The stored bytes of the newest records.
std::vector<Bytes> newestRecords(engine::Register& from, size_t count);

}  // namespace minuted::bench
