// Measuring times, computing medians, and printing tables of measures.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace minuted::bench {

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

double processorSeconds();  // processor time of this thread, which other programs do not affect

double quantile(std::vector<double> values, double fraction);  // the median, for a fraction of 0.5
inline double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

std::string rounded(double value);  // with three significant digits, and separators of thousands
std::string milliseconds(double seconds);

// What a measure has to reach.
struct Target {
  bool atLeast = true;
  double value = 0;
  std::string unit;  // "ms", "bytes"; "" for a ratio
};
void printTitle(const std::string& title);  // and the head of the table
// A row of the table: what was measured, the result of Minuted, what it is compared with, the measure and its target.
void printRow(const std::string& what, const std::string& minuted, const std::string& reference, double measure,
              const Target& target);
void printNote(const std::string& note);

// Prints the message and ends the program.
[[noreturn]] void giveUp(const std::string& message);
// The value of a result; ends the program if it is an error.
template <typename T>
T must(Result<T> result) {
  if (!result) giveUp(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace minuted::bench
