// Times, medians and the rows of the table that is printed.
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

double processorSeconds();  // that this thread has had: what else the machine does is not in it

double quantile(std::vector<double> values, double at);  // at 0.5: the median
inline double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

std::string rounded(double value);  // three digits that tell something, thousands set apart
std::string milliseconds(double seconds);

// One line of the table: what Minuted does, what it is measured against, the measure that has a target, and that
// target.
struct Target {
  bool atLeast = true;
  double value = 0;
  std::string unit;  // "" of a ratio; "ms", "bytes"
};
void printTitle(const std::string& title);
void printRow(const std::string& what, const std::string& minuted, const std::string& against, double measure,
              const Target& target);
void printNote(const std::string& note);

// Ends the program with the message where the result is an error.
[[noreturn]] void giveUp(const std::string& message);
template <typename T>
T wanted(Result<T> result) {
  if (!result) giveUp(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace minuted::bench
