#include "world/temp_register.h"

#include <unistd.h>

#include <cstdlib>

namespace minuted::world {
namespace {

namespace fs = std::filesystem;

fs::path base() {
  fs::path memory = "/dev/shm";
  return ::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
}

}  // namespace

TempFolder::TempFolder() : path_(base() / ("minuted-test-" + hex(randomBytes(8)))) { fs::create_directories(path_); }

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

engine::Register::Options testOptions(log::Store::Mode mode, const Clock& clock) {
  engine::Register::Options options;
  options.log.store.mode = mode;
  options.log.reserveBytes = 4096;
  options.log.headInterval = std::chrono::milliseconds(1);
  options.log.waitForLock = false;
  options.clock = &clock;
  return options;
}

TempRegister::TempRegister() {
  ::setenv("TZ", "UTC", 1);  // days are those of Greenwich, wherever the test runs
  ::tzset();
  clock_.set(dateOf(2025, 7, 1));
  open(log::Store::Mode::create);
}

TempRegister::~TempRegister() { register_.reset(); }

void TempRegister::close() {
  must(register_->close());
  register_.reset();
}

void TempRegister::leave() { register_.reset(); }

void TempRegister::open(log::Store::Mode mode) {
  register_ = must(engine::Register::open(path(), testOptions(mode, clock_)));
}

void TempRegister::reopen() {
  close();
  open();
}

std::unique_ptr<engine::Register> TempRegister::reader() {
  return must(engine::Register::open(path(), testOptions(log::Store::Mode::read, clock_)));
}

bool isFull() {
  const auto* full = std::getenv("MINUTED_FULL");
  return full != nullptr && std::string_view(full) == "1";
}

size_t count(size_t usually) { return isFull() ? usually * 20 : usually; }

}  // namespace minuted::world
