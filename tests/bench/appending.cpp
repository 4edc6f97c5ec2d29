// How many events per second reach the disk, with one or many commands under way, compared with synced puts of the same
// bytes into RocksDB on the same disk. The two take turns, so that other load on the machine affects both alike.
#include <fmt/format.h>

#include <thread>

#include "measure.h"
#include "measurements.h"
#include "raw_store.h"

namespace minuted::bench {
namespace {

constexpr int rounds = 7;
constexpr auto pause = std::chrono::milliseconds(150);  // for work that is left in the background

struct Step {
  size_t outstanding;
  size_t events;
};
constexpr Step one{1, 3000}, many{32, 24'000}, most{256, 48'000};

class Appending {
 public:
  explicit Appending(const std::filesystem::path& folder) : raw_(folder / "raw"), workload_(settings(), clock_) {
    register_ = openRegister(folder / "register", log::Store::Mode::create, &clock_);
    (void)minuted({256, 20'000});  // warms up
  }
  ~Appending() { must(register_->close()); }

  // Records events; returns events per second.
  double minuted(const Step& step) {
    std::vector<Bytes> commands;
    for (size_t i = 0; i < step.events; ++i) commands.push_back(workload_.next());
    std::this_thread::sleep_for(pause);
    auto seconds = recordAll(register_->writer(), commands, step.outstanding);
    values_ = newestRecords(*register_, step.events);
    return static_cast<double>(step.events) / seconds;
  }
  // Puts the records of the last step into RocksDB, by as many threads as there were commands under way.
  double raw(const Step& step) {
    return rawRate([&] { return raw_.putSynced(values_, step.outstanding); });
  }
  double rawBatches(size_t batch) {
    return rawRate([&] { return raw_.putSyncedInBatches(values_, batch); });
  }

  double medianLength() const {
    std::vector<double> lengths;
    Random random(7);
    for (int i = 0; i < 10'000; ++i) lengths.push_back(static_cast<double>(sentence(random).size()));
    return median(lengths);
  }
  double recordBytes() const {
    double bytes = 0;
    for (const auto& value : values_) bytes += static_cast<double>(value.size());
    return bytes / static_cast<double>(values_.size());
  }

 private:
  static WorkloadSettings settings() {
    WorkloadSettings settings;
    settings.events = 4'000'000;  // so that a round covers a few days of the six years
    return settings;
  }
  double rawRate(const std::function<double()>& put) {
    std::this_thread::sleep_for(pause);
    return static_cast<double>(values_.size()) / put();
  }

  RawStore raw_;
  StreamClock clock_;
  Workload workload_;
  std::unique_ptr<engine::Register> register_;
  std::vector<Bytes> values_;  // the records of the last step
};

std::string perSecond(const std::vector<double>& rates) { return rounded(median(rates)) + "/s"; }

}  // namespace

void measureAppending(const Options& options) {
  auto folder = options.folder / "appending";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::vector<double> ours1, raw1, ratio1, ours32, raw32, ratio32, ours256, batches256, ratio256, ratioBatches;
  {
    Appending appending(folder);
    for (int round = 0; round < rounds; ++round) {
      ours1.push_back(appending.minuted(one));
      raw1.push_back(appending.raw(one));
      ours32.push_back(appending.minuted(many));
      raw32.push_back(appending.raw(many));
      ours256.push_back(appending.minuted(most));
      batches256.push_back(appending.rawBatches(most.outstanding));
      ratio1.push_back(ours1.back() / raw1.back());
      ratio32.push_back(ours32.back() / raw32.back());
      ratio256.push_back(ours256.back() / raw32.back());
      ratioBatches.push_back(ours256.back() / batches256.back());
    }
    printTitle("Synced appends");
    printRow("one client", perSecond(ours1), perSecond(raw1) + " synced puts", median(ratio1), {true, 0.75, ""});
    printRow("32 commands under way", perSecond(ours32), perSecond(raw32) + " by 32 threads", median(ratio32),
             {true, 0.8, ""});
    printRow("256 commands under way", perSecond(ours256), perSecond(raw32) + " by 32 threads", median(ratio256),
             {true, 2, ""});
    printNote(fmt::format(
        "Plain batches of 256 records: {} (Minuted with 256 under way: {} of it). A record is {} bytes, its text {} "
        "characters in the median. {} rounds in turns; medians.",
        perSecond(batches256), rounded(median(ratioBatches)), rounded(appending.recordBytes()),
        rounded(appending.medianLength()), rounds));
  }
  std::filesystem::remove_all(folder);
}

}  // namespace minuted::bench
