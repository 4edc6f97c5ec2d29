// A real register in a temporary folder, in memory if the system has such a folder. It is removed after the test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "register/register.h"
#include "world/clock.h"

namespace minuted::world {

// The value of a result that must not be an error; throws if it is one.
template <typename T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Options of a register that is small and opens fast: a reserve of one page, and a head that is written at once.
engine::Register::Options testOptions(log::Store::Mode mode, const Clock& clock);

class TempRegister {
 public:
  TempRegister();  // open for writing; the clock shows noon on 1 July 2025
  ~TempRegister();

  engine::Register& operator*() { return *register_; }
  engine::Register* operator->() { return register_.get(); }
  bool isOpen() const { return register_ != nullptr; }
  TestClock& clock() { return clock_; }
  std::filesystem::path path() const { return folder_.path() / "register"; }

  void close();
  void leave();  // destroys the register without closing it
  void open(log::Store::Mode mode = log::Store::Mode::write);
  void reopen();
  std::unique_ptr<engine::Register> reader();  // the same register, opened again for reading

 private:
  TempFolder folder_;
  TestClock clock_;
  std::unique_ptr<engine::Register> register_;
};

// How many cases to test: twenty times as many with MINUTED_FULL=1 in the environment.
size_t count(size_t usually);
bool isFull();

}  // namespace minuted::world
