// minuted_bench [--events N] [--only NAME] [--dir DIR] [--program PATH] [--keep]
//
// Compares Minuted with RocksDB alone, on the same bytes, disk and machine, in one run, and prints the tables of
// docs/BENCHMARKS.md. The folder must be on a real disk, because syncs are measured. With --keep, the registers that
// were filled are kept, and the next run uses them.
#include <fmt/format.h>
#include <sys/vfs.h>

#include <cstdlib>
#include <string_view>
#include <thread>

#include "measure.h"
#include "measurements.h"

namespace {

using namespace minuted;
using namespace minuted::bench;

struct Measurement {
  std::string_view name;
  void (*measure)(const Options&);
};
constexpr Measurement all[] = {
    {"appending", measureAppending}, {"rebuild", measureRebuild}, {"queries", measureQueries}, {"size", measureSize},
    {"start", measureStart},         {"report", measureReport},   {"search", measureSearch}};

[[noreturn]] void failWithUsage() {
  fmt::print(stderr,
             "minuted_bench [--events N] [--only NAME] [--dir DIR] [--program PATH] [--keep]\n"
             "  NAME: appending, rebuild, queries, size, start, report or search\n");
  std::exit(2);
}

Options read(int count, char** arguments) {
  Options options;
  auto here = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  options.folder = here / "data";
  options.program = here.parent_path().parent_path() / "minuted";
  for (int i = 1; i < count; ++i) {
    std::string_view name = arguments[i];
    if (name == "--keep") {
      options.keep = true;
      continue;
    }
    if (i + 1 == count) failWithUsage();
    std::string value = arguments[++i];
    if (name == "--events")
      options.events = std::strtoull(value.c_str(), nullptr, 10);
    else if (name == "--only")
      options.only = value;
    else if (name == "--dir")
      options.folder = value;
    else if (name == "--program")
      options.program = value;
    else
      failWithUsage();
  }
  if (options.events < 10'000) giveUp("--events: 10,000 and more");
  return options;
}

void requireRealDisk(const std::filesystem::path& folder) {
  constexpr long tmpfs = 0x01021994;
  struct statfs disk{};
  if (statfs(folder.c_str(), &disk) == 0 && disk.f_type == tmpfs)
    giveUp(folder.string() + " is in memory, where a sync costs nothing: choose another with --dir.");
}

}  // namespace

int main(int count, char** arguments) {
  std::string_view first = count > 1 ? arguments[1] : "";
  if (first == "--record-until-killed" && count == 3) return recordUntilKilled(arguments[2]);
  if (first == "--answer-and-end" && count == 4) return answerAndEnd(arguments[2], arguments[3]);

  auto options = read(count, arguments);
  std::filesystem::create_directories(options.folder);
  requireRealDisk(options.folder);
  printNote(fmt::format("{} cores. All against RocksDB as the register uses it, in the same run.",
                        std::thread::hardware_concurrency()));
  bool isKnown = false;
  for (const auto& [name, measure] : all) {
    if (!options.only.empty() && options.only != name) continue;
    isKnown = true;
    measure(options);
  }
  if (!isKnown) failWithUsage();
  if (!options.keep) std::filesystem::remove_all(options.folder / fmt::format("register-{}", options.events));
  return 0;
}
