// A fixture for tests that accept whole documents into a register.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "register/command.h"
#include "review/reading.h"
#include "review/review.h"
#include "verbs/opening.h"
#include "world/temp_register.h"

namespace minuted::review {

namespace fs = std::filesystem;
using world::must;
using world::TempRegister;

inline const std::string officer = "Anna Reyes";

inline std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void openFor(TempRegister& world, const std::string& partnership) {
  world.clock().set(dateOf(2025, 12, 1));
  auto command = must(verbs::openingCommand(partnership));
  ASSERT_TRUE(world->record(command.finish(engine::newCommandId(), officer)));
}

// Reads the file and accepts all that it proposes.
inline void acceptWhole(engine::Recorder& recorder, const std::string& text, const std::string& name = "minutes.txt",
                        const minutes::ReadOptions& options = {}) {
  auto reading = must(readFile(text, name, options, MINUTED_READER));
  auto filed = must(fileReading(recorder, officer, reading, name, text));
  auto waiting = must(waitingProposals(must(recorder.snapshot()), filed.reading));
  for (auto number : waiting) {
    auto accepted = acceptProposal(recorder, officer, filed.reading, number);
    EXPECT_TRUE(accepted) << proposalReference(filed.reading, number) << ": " << accepted.error().message;
  }
}

}  // namespace minuted::review
