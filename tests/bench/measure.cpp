#include "measure.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace minuted::bench {

double processorSeconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double quantile(std::vector<double> values, double fraction) {
  REQUIRE(!values.empty());
  std::ranges::sort(values);
  return values[static_cast<size_t>(std::llround(fraction * static_cast<double>(values.size() - 1)))];
}

std::string rounded(double value) {
  if (value < 10) return fmt::format("{:.2f}", value);
  if (value < 100) return fmt::format("{:.1f}", value);
  return fmt::format("{}", fmt::group_digits(std::llround(value)));
}

std::string milliseconds(double seconds) { return rounded(seconds * 1000) + " ms"; }

void printTitle(const std::string& title) {
  fmt::print("\n### {}\n\n| what | Minuted | against | measure | target | |\n|---|--:|--:|--:|--:|---|\n", title);
  std::fflush(stdout);
}

void printRow(const std::string& what, const std::string& minuted, const std::string& reference, double measure,
              const Target& target) {
  auto unit = target.unit.empty() ? std::string() : fmt::format(" {}", target.unit);
  bool met = target.atLeast ? measure >= target.value : measure <= target.value;
  fmt::print("| {} | {} | {} | {}{} | {} {}{} | {} |\n", what, minuted, reference, rounded(measure), unit,
             target.atLeast ? "≥" : "≤", rounded(target.value), unit, met ? "met" : "**missed**");
  std::fflush(stdout);
}

void printNote(const std::string& note) {
  fmt::print("\n{}\n", note);
  std::fflush(stdout);
}

void giveUp(const std::string& message) {
  fmt::print(stderr, "minuted_bench: {}\n", message);
  std::exit(1);
}

}  // namespace minuted::bench
