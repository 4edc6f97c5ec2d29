// The register as whoever asks over HTTP sees it: until people can sign in, the public copy.
//
// Threads: any, at once.
#pragma once

#include <filesystem>
#include <mutex>

#include "questions/ask.h"
#include "register/register.h"

namespace minuted::server {

class Viewer {
 public:
  Viewer(engine::Register& opened, std::filesystem::path folder) : register_(opened), folder_(std::move(folder)) {}

  Result<engine::Snapshot> snapshot(const engine::Times& times) const;
  // The answer to a question of such a snapshot; of a list, `most` items from the first on are enough.
  Result<questions::Answer> ask(const questions::Question& question, const engine::Snapshot& snapshot,
                                const questions::Values& values, uint64_t most) const;
  Date today() const;
  std::string whyNotReady() const;  // a sentence; "" where the register can be read and recorded to
  uint64_t logSize() const;         // events that were recorded, whoever may see them

 private:
  engine::Register& register_;
  std::filesystem::path folder_;
  mutable engine::Sieves publicSieves_{engine::publicMayRead()};
  mutable std::mutex indexing_;  // one thread at a time brings the index of words up to date
};

}  // namespace minuted::server
