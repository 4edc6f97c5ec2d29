// What a server has to say about its clients, at most once a second, however many there are: otherwise a thousand bad
// clients would fill the disk with lines. One thread at a time.
#pragma once

#include <spdlog/spdlog.h>

#include <chrono>
#include <string>

namespace minuted::server {

class Complaints {
 public:
  // Logs the sentence, with the number of those that were left out since the last one.
  void note(const std::string& sentence) {
    auto now = std::chrono::steady_clock::now();
    if (now < next_) {
      ++leftOut_;
      return;
    }
    next_ = now + std::chrono::seconds(1);
    if (leftOut_ > 0)
      spdlog::warn("{} There were {} other messages of this kind before it.", sentence, leftOut_);
    else
      spdlog::warn("{}", sentence);
    leftOut_ = 0;
  }

 private:
  std::chrono::steady_clock::time_point next_ = {};
  size_t leftOut_ = 0;
};

}  // namespace minuted::server
