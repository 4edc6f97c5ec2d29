// Runs a fuzzer without libFuzzer: first with each seed, then with random changes of the seeds, which are the same in
// each run.
//   fuzz_NAME [ROUNDS]             the number of changes, 1,000 by default
//   fuzz_NAME --write-seeds DIR    writes the seeds into files, for libFuzzer
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

#include "fuzz.h"

namespace {

using minuted::fuzz::seeds;
using minuted::fuzz::testOneInput;

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> all) : all_(std::move(all)) {}

  std::string next() {
    auto bytes = pick(all_);
    for (auto changes = number(8) + 1; changes > 0 && !bytes.empty(); --changes) change(bytes);
    return bytes;
  }

 private:
  size_t number(size_t below) { return below == 0 ? 0 : random_() % below; }
  const std::string& pick(const std::vector<std::string>& from) { return from[number(from.size())]; }

  void change(std::string& bytes) {
    auto at = number(bytes.size());
    auto length = std::min(number(40) + 1, bytes.size() - at);
    switch (number(6)) {
      case 0: bytes[at] = static_cast<char>(random_()); break;
      case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << number(8))); break;
      case 2: bytes.erase(at, length); break;
      case 3: bytes.insert(number(bytes.size()), bytes.substr(at, length)); break;
      case 4: {
        const auto& other = pick(all_);
        auto from = number(other.size());
        bytes.insert(at, other.substr(from, number(60)));
        break;
      }
      default: bytes.insert(at, std::string(number(300), bytes[at]));
    }
  }

  std::vector<std::string> all_;
  std::mt19937_64 random_{20250501};
};

}  // namespace

int main(int count, char** arguments) {
  auto all = seeds();
  if (count == 3 && std::string_view(arguments[1]) == "--write-seeds") {
    for (size_t i = 0; i < all.size(); ++i)
      std::ofstream(std::string(arguments[2]) + "/seed-" + std::to_string(i), std::ios::binary) << all[i];
    return 0;
  }
  auto rounds = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 1000;
  for (const auto& seed : all) testOneInput(seed);
  Mutator mutator(std::move(all));
  for (unsigned long long i = 0; i < rounds; ++i) testOneInput(mutator.next());
  std::printf("%llu rounds\n", rounds);
}
