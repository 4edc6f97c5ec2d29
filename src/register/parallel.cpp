#include "register/parallel.h"

#include <thread>
#include <vector>

namespace minuted::engine {

Result<void> runInParallel(size_t count, const std::function<Result<void>(size_t)>& work) {
  std::vector<Result<void>> results(count);
  std::vector<std::thread> threads;
  for (size_t i = 1; i < count; ++i) threads.emplace_back([&, i] { results[i] = work(i); });
  results[0] = work(0);
  for (auto& thread : threads) thread.join();
  for (auto& result : results)
    if (!result) return result;
  return {};
}

}  // namespace minuted::engine
