// What a server notes of the requests that it answers: a line of its log for each, and the figures that monitoring
// reads. Neither has anything of what was asked but the path of the route, nor who asked what.
//
// Threads: any, at once.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "server/http/message.h"

namespace spdlog {
class logger;
}

namespace minuted::server {

struct Answered {
  std::string_view id;      // of the request
  std::string_view method;  // "GET"
  std::string_view route;   // "/api/actions/{ref}"; "" where there is none at that path
  unsigned status = 0;
  size_t bytes = 0;  // of the response's body
  std::chrono::microseconds took{};
};

class Observer {
 public:
  // log: a file to which a line of JSON is written for each request; "-" is standard error; "" is no log. At 10 MB the
  // file begins anew, and the last five are kept. ErrorKind::failed where it cannot be written.
  static Result<std::unique_ptr<Observer>> make(const std::string& log);
  ~Observer();

  void note(const Answered& answered);
  void noteClients(size_t connected);
  void noteLogSize(uint64_t events);

  // For Prometheus: requests by route and status, how long they took, connections, and the size of the register's log.
  std::string figures() const;

 private:
  explicit Observer(std::shared_ptr<spdlog::logger> log);
  struct Figures;
  std::shared_ptr<spdlog::logger> log_;
  std::unique_ptr<Figures> figures_;
};

}  // namespace minuted::server
