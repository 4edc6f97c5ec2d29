// A real register in a folder of its own, in memory where the system has such a place, and gone with the test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "register/register.h"
#include "world/clock.h"

namespace minuted::world {

// For what must not fail while a test prepares something.
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

// Small, and quick to open: the reserve is a page, the head follows at once.
engine::Register::Options testOptions(log::Store::Mode mode, const Clock& clock);

class TempRegister {
 public:
  TempRegister();  // made, and open for writing; noon on 1 July 2025
  ~TempRegister();

  engine::Register& operator*() { return *register_; }
  engine::Register* operator->() { return register_.get(); }
  bool isOpen() const { return register_ != nullptr; }
  TestClock& clock() { return clock_; }
  std::filesystem::path path() const { return folder_.path() / "register"; }

  void close();
  void leave();  // let go without closing
  void open(log::Store::Mode mode = log::Store::Mode::write);
  void reopen();
  std::unique_ptr<engine::Register> reader();  // beside this one

 private:
  TempFolder folder_;
  TestClock clock_;
  std::unique_ptr<engine::Register> register_;
};

// With MINUTED_FULL=1 in the environment, twenty times as many.
size_t count(size_t usually);
bool isFull();

}  // namespace minuted::world
