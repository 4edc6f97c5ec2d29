#include "server/http/observer.h"

#include <fmt/format.h>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace minuted::server {
namespace {

using prometheus::Histogram;
using Labels = std::map<std::string, std::string>;

constexpr size_t largestLog = 10 << 20, keptLogs = 5;

// In seconds.
const Histogram::BucketBoundaries durations{0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};

}  // namespace

struct Observer::Figures {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter().Name("minuted_requests_total").Help("Requests that were answered").Register(registry);
  prometheus::Family<Histogram>& seconds = prometheus::BuildHistogram()
                                               .Name("minuted_request_seconds")
                                               .Help("How long answering took, without sending the answer")
                                               .Register(registry);
  prometheus::Gauge& clients = prometheus::BuildGauge()
                                   .Name("minuted_connections")
                                   .Help("Clients that are connected over HTTP")
                                   .Register(registry)
                                   .Add({});
  prometheus::Gauge& events = prometheus::BuildGauge()
                                  .Name("minuted_log_events")
                                  .Help("Events in the log of the register")
                                  .Register(registry)
                                  .Add({});
};

Observer::Observer(std::shared_ptr<spdlog::logger> log) : log_(std::move(log)), figures_(new Figures) {}
Observer::~Observer() = default;

Result<std::unique_ptr<Observer>> Observer::make(const std::string& log) {
  if (log.empty()) return std::unique_ptr<Observer>(new Observer(nullptr));
  try {
    std::shared_ptr<spdlog::sinks::sink> sink;
    if (log == "-")
      sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    else
      sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(log, largestLog, keptLogs);
    auto logger = std::make_shared<spdlog::logger>("requests", std::move(sink));
    logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ",%v})", spdlog::pattern_time_type::utc);
    logger->flush_on(spdlog::level::info);
    return std::unique_ptr<Observer>(new Observer(std::move(logger)));
  } catch (const spdlog::spdlog_ex& problem) {
    return fail(ErrorKind::failed, fmt::format("The log cannot be written: {}.", problem.what()));
  }
}

void Observer::note(const Answered& answered) {
  if (log_)
    log_->info(R"("request":"{}","method":"{}","route":"{}","status":{},"bytes":{},"microseconds":{})", answered.id,
               answered.method, answered.route, answered.status, answered.bytes, answered.took.count());
  Labels labels{{"method", std::string(answered.method)}, {"route", std::string(answered.route)}};
  figures_->seconds.Add(labels, durations).Observe(std::chrono::duration<double>(answered.took).count());
  labels.emplace("status", std::to_string(answered.status));
  figures_->requests.Add(labels).Increment();
}

void Observer::noteClients(size_t connected) { figures_->clients.Set(static_cast<double>(connected)); }

void Observer::noteLogSize(uint64_t events) { figures_->events.Set(static_cast<double>(events)); }

std::string Observer::figures() const { return prometheus::TextSerializer().Serialize(figures_->registry.Collect()); }

}  // namespace minuted::server
