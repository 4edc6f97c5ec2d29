// minuted_importer_bench [FOLDER] [--program PATH]
//
// Scores the importer on the labelled minutes in FOLDER (tests/labelled by default). Then measures time and memory of
// importing a long document of each kind, in a process of its own. Prints the tables of docs/BENCHMARKS.md.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "labels.h"
#include "scoring.h"

namespace {

namespace fs = std::filesystem;
using namespace minuted;
using namespace minuted::bench;

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

fs::path documentOf(const fs::path& labels) {
  auto stem = labels.string().substr(0, labels.string().size() - std::string_view(".labels.json").size());
  return fs::exists(stem + ".md") ? stem + ".md" : stem + ".txt";
}

std::string cell(const Tally& tally) { return fmt::format("{} +{} −{}", tally.hits, tally.wrong, tally.missed); }

void printTally(std::string_view what, const Tally& tally) {
  fmt::print("| {} | {:.3f} | {:.3f} | {:.3f} |\n", what, tally.precision(), tally.recall(), tally.f1());
}

void scoreFolder(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().string().ends_with(".labels.json")) files.push_back(entry.path());
  std::ranges::sort(files);
  fmt::print(
      "### What is found in {} labelled documents\n\n| document | actions | decisions | attendees | apologies |\n"
      "|---|---|---|---|---|\n",
      files.size());
  Score total;
  for (const auto& file : files) {
    auto document = documentOf(file);
    auto reading = review::readFile(contents(document), document.filename().string());
    if (!reading) {
      fmt::print(stderr, "{}\n", reading.error().message);
      std::exit(1);
    }
    auto score = scoreOf(*reading, readLabels(file));
    fmt::print("| {} | {} | {} | {} | {} |\n", document.stem().string(), cell(score.actions), cell(score.decisions),
               cell(score.attendees), cell(score.apologies));
    total += score;
  }
  fmt::print("\nFound, + found wrongly, − missed.\n\n| all | precision | recall | F1 |\n|---|--:|--:|--:|\n");
  printTally("actions", total.actions);
  printTally("decisions", total.decisions);
  printTally("attendees", total.attendees);
  printTally("apologies", total.apologies);
  fmt::print("\nThe owners were right in {} of {} actions found, and the date in {} of {} documents.\n",
             total.ownersRight, total.ownersTotal, total.datesRight, total.datesTotal);
}

struct Run {
  double seconds = 0;
  long kilobytes = 0;  // of the larger of the two processes
};

Run runImport(const fs::path& program, const fs::path& file) {
  std::string name = program.string(), document = file.string(), verb = "import", dry = "--dry-run", json = "--json";
  char* const arguments[]{name.data(), verb.data(), document.data(), dry.data(), json.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int fd : {1, 2}) posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_WRONLY, 0);
  auto start = std::chrono::steady_clock::now();
  pid_t pid = 0;
  int status = 1;
  if (posix_spawn(&pid, name.c_str(), &actions, nullptr, arguments, environ) == 0) ::waitpid(pid, &status, 0);
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0) {
    fmt::print(stderr, "{} import {} failed.\n", name, document);
    std::exit(1);
  }
  rusage used{};
  ::getrusage(RUSAGE_CHILDREN, &used);
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), used.ru_maxrss};
}

void timeFormats(const fs::path& program) {
  constexpr int runs = 15;
  fmt::print(
      "\n### A document of sixteen pages, including the start of the process\n\n"
      "| kind | median | slowest of {} | largest memory so far |\n|---|--:|--:|--:|\n",
      runs);
  for (auto kind : {"txt", "docx", "pdf"}) {
    std::vector<double> times;
    long kilobytes = 0;
    for (int i = 0; i < runs; ++i) {
      auto run =
          runImport(program, fs::path(MINUTED_SOURCE) / "tests/sample/formats" / fmt::format("ten-pages.{}", kind));
      times.push_back(run.seconds * 1000);
      kilobytes = run.kilobytes;
    }
    std::ranges::sort(times);
    fmt::print("| {} | {:.0f} ms | {:.0f} ms | {:.0f} MB |\n", kind, times[runs / 2], times.back(),
               static_cast<double>(kilobytes) / 1024);
  }
}

}  // namespace

int main(int count, char** arguments) {
  fs::path folder = fs::path(MINUTED_SOURCE) / "tests/labelled";
  auto program = fs::read_symlink("/proc/self/exe").parent_path().parent_path().parent_path().parent_path() / "minuted";
  for (int i = 1; i < count; ++i) {
    if (std::string_view(arguments[i]) == "--program" && i + 1 < count)
      program = arguments[++i];
    else
      folder = arguments[i];
  }
  if (!fs::is_directory(folder)) {
    fmt::print(stderr, "minuted_importer_bench [FOLDER] [--program PATH]\n");
    return 2;
  }
  scoreFolder(folder);
  timeFormats(program);
}
