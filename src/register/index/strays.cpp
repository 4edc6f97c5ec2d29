#include "register/index/strays.h"

#include <set>

namespace minuted::engine {

Result<std::vector<Bytes>> keysBeside(const std::string& known, const log::ReadPoint& at, log::Table table) {
  std::vector<Bytes> keys;
  auto scanBetween = [&](const Bytes& from, const Bytes& until) {
    return at.scanOnce(table, from, until, [&](BytesView key, BytesView) { return keys.emplace_back(key), true; });
  };
  Bytes from;
  for (auto first : std::set<uint8_t>(known.begin(), known.end())) {
    Bytes next(1, static_cast<char>(first));
    if (from < next) TRY_DONE(scanBetween(from, next));
    if (first == 0xFF) return keys;
    from = Bytes(1, static_cast<char>(first + 1));
  }
  TRY_DONE(scanBetween(from, {}));
  return keys;
}

}  // namespace minuted::engine
