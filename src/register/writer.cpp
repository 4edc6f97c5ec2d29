#include "register/writer.h"

#include <spdlog/spdlog.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <thread>

#include "register/decider.h"

namespace minuted::engine {

// A thread of its own, which runs what is posted to it until it is destroyed.
struct Writer::Executor {
  boost::asio::io_context context;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work = boost::asio::make_work_guard(context);
  std::thread thread{[this] { context.run(); }};

  ~Executor() {
    work.reset();
    thread.join();
  }
};

Writer::Writer(log::Log& log, WriterMemory memory, const Clock& clock, Options options)
    : log_(log),
      memory_(std::move(memory)),
      clock_(clock),
      options_(options),
      executor_(std::make_unique<Executor>()) {}

Writer::~Writer() = default;

void Writer::record(Bytes command, Done done) {
  bool schedule = false;
  {
    std::lock_guard lock(mutex_);
    waiting_.push_back({std::move(command), std::move(done)});
    schedule = !std::exchange(scheduled_, true);
  }
  if (schedule) boost::asio::post(executor_->context, [this] { writeWaiting(); });
}

void Writer::writeWaiting() {
  std::vector<Waiting> batch;
  {
    std::lock_guard lock(mutex_);
    if (waiting_.size() <= options_.largestBatch) {
      batch.swap(waiting_);
    } else {
      auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(options_.largestBatch);
      batch.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
      waiting_.erase(waiting_.begin(), end);
    }
  }
  auto outcomes = decideAndWrite(batch);
  for (size_t i = 0; i < batch.size(); ++i) batch[i].done(std::move(outcomes[i]));

  std::lock_guard lock(mutex_);
  if (waiting_.empty())
    scheduled_ = false;
  else
    boost::asio::post(executor_->context, [this] { writeWaiting(); });
}

std::vector<Outcome> Writer::decideAndWrite(const std::vector<Waiting>& batch) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(batch.size());
  auto refuse = [](schema::Refusal kind, const std::string& reason) {
    return std::unexpected(Refusal{kind, reason, 0});
  };

  auto memoryBefore = memory_;
  auto at = log_.store().readPoint();
  auto pending = log_.begin();
  Decider decider(at, pending, memory_, clock_.now(), options_.acceptClock);
  for (const auto& waiting : batch) outcomes.push_back(decider.perform(waiting.command));
  if (pending.empty()) return outcomes;

  decider.finish();
  auto written = log_.commit(std::move(pending));
  if (written) return outcomes;

  // Nothing of the batch is known to be on disk. Full disks are refused beforehand; after a failed sync the log stops.
  memory_ = std::move(memoryBefore);
  spdlog::error("A batch of {} commands was not written: {}", batch.size(), written.error().message);
  auto kind = log_.stopped() ? schema::Refusal::UNKNOWN : schema::Refusal::STOPPED;
  // A command that is answered as recorded before may repeat one of this very batch, which is as unknown as the other.
  auto before = log_.size();
  for (auto& outcome : outcomes)
    if (outcome && (!outcome->again || outcome->first == 0 || outcome->first > before))
      outcome = refuse(kind, written.error().message);
  return outcomes;
}

}  // namespace minuted::engine
