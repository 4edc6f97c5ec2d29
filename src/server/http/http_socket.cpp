#include "server/http/http_socket.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>

#include "base/bytes.h"
#include "server/http/head.h"
#include "server/listener.h"

namespace minuted::server {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using boost::system::system_error;
using namespace std::chrono_literals;

// How long a client may take for the next request to begin, for its head and its body to arrive wholly, and for taking
// each piece of the response.
constexpr auto timeBetweenRequests = 30s, timeForHead = 10s, timeForBody = 30s, timeForPiece = 10s;
constexpr size_t piece = 64 << 10;
// How much of a request that is not answered is still read, so that its client can read why: a connection that is
// closed with bytes unread takes the response with it.
constexpr size_t mostUnread = 256 << 10;
constexpr auto timeForUnread = 1s;
constexpr size_t threads = 4;
// Of a stream: how often it is looked for something new, and how long it may be silent.
constexpr std::chrono::milliseconds timeBetweenLooks = 50ms, timeBetweenSigns = 15s;

std::string headOf(const Response& response, bool keepsOpen) {
  auto text = fmt::format("HTTP/1.1 {} {}\r\ndate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", response.status,
                          reasonOf(response.status), fmt::gmtime(std::time(nullptr)));
  for (const auto& [name, value] : response.fields) text += fmt::format("{}: {}\r\n", name, value);
  if (!response.stream) text += fmt::format("content-length: {}\r\n", response.body.size());
  // What is answered is one viewer's, and is asked again before it is shown again.
  text += fmt::format(
      "connection: {}\r\ncache-control: {}\r\nx-content-type-options: nosniff\r\nreferrer-policy: no-referrer\r\n"
      "content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n\r\n",
      keepsOpen ? "keep-alive" : "close", response.stream ? "no-store" : "private, no-cache");
  return text;
}

asio::awaitable<std::string> nextOf(Stream& stream) { co_return stream.next(); }

// What a route answers, on the thread that runs the coroutine.
asio::awaitable<Response> answered(const Route& route, const Request& request, const Matched& matched) {
  try {
    co_return route.answer(request, matched);
  } catch (const std::exception& error) {
    spdlog::error(R"({{"request":"{}","error":"{}"}})", request.id, error.what());
  }
  co_return problem(500, fmt::format("This could not be answered; the log of the server says why, as {}.", request.id));
}

}  // namespace

// One client's requests and what they are answered.
class HttpSocket::Exchange {
 public:
  Exchange(HttpSocket& owner, Clients& clients, Client& client, std::function<bool()> isToEnd)
      : owner_(owner), clients_(clients), client_(client), isToEnd_(std::move(isToEnd)) {}

  // Answers one request. False where the connection has to be closed then.
  asio::awaitable<bool> one() {
    auto begun = co_await readHeadText();
    if (!begun) co_return false;
    auto head = readHead(*begun);
    if (!head) co_return co_await refuse(std::move(head.error()));
    auto started = std::chrono::steady_clock::now();
    auto& request = head->request;
    request.id = hex(randomBytes(8));
    auto found = owner_.routes_.find(request);
    if (found && head->bodySize > found->route->largestBody)
      found = std::unexpected(
          problem(413, fmt::format("A body of more than {} bytes is not taken here.", found->route->largestBody)));
    auto method = request.method;
    auto id = request.id;
    std::string_view route = found ? std::string_view(found->route->path) : std::string_view();
    bool keepsOpen = head->keepsOpen && (found || head->bodySize == 0);
    Response response;
    if (found) {
      request.body = co_await readBody(head->bodySize, head->awaitsPermission);
      client_.isAnswered = true;
      response = co_await asio::co_spawn(owner_.answering_, answered(*found->route, request, found->matched),
                                         asio::use_awaitable);
    } else {
      response = std::move(found.error());
    }
    client_.bytes = 0;
    response.fields.emplace_back("x-request-id", id);
    auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
    owner_.observer_.note({.id = id,
                           .method = nameOf(method),
                           .route = route,
                           .status = response.status,
                           .bytes = response.body.size(),
                           .took = took});
    keepsOpen = keepsOpen && !response.stream;
    co_await write(response, keepsOpen, method == Method::head);
    if (response.stream && method != Method::head) co_await goOn(*response.stream);
    if (!found && head->bodySize > 0) co_await readWhatIsLeft();
    co_return keepsOpen;
  }

 private:
  // The head of the next request; nothing where the client has left or did not send one.
  asio::awaitable<std::optional<std::string>> readHeadText() {
    client_.await(timeBetweenRequests);
    if (arrived_.empty()) {
      std::array<char, 4096> first;
      auto [error, count] =
          co_await client_.socket.async_read_some(asio::buffer(first), asio::as_tuple(asio::use_awaitable));
      if (error) co_return std::nullopt;
      arrived_.assign(first.data(), count);
    }
    client_.await(timeForHead);
    auto [error, size] = co_await asio::async_read_until(client_.socket, asio::dynamic_buffer(arrived_, largestHead),
                                                         "\r\n\r\n", asio::as_tuple(asio::use_awaitable));
    if (error == asio::error::not_found) {
      co_await refuse(problem(431, fmt::format("The head is larger than {} bytes.", largestHead)));
      co_return std::nullopt;
    }
    if (error) co_return std::nullopt;
    auto text = arrived_.substr(0, size);
    arrived_.erase(0, size);
    co_return text;
  }

  // Memory is taken as bytes arrive, and not as they are announced: twice as much as has arrived.
  asio::awaitable<std::string> readBody(uint64_t size, bool awaitsPermission) {
    client_.await(timeForBody);
    if (awaitsPermission && arrived_.empty() && size > 0)
      co_await asio::async_write(client_.socket, asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")),
                                 asio::use_awaitable);
    auto known = std::min<uint64_t>(size, arrived_.size());
    std::string body = arrived_.substr(0, known);
    arrived_.erase(0, known);
    while (body.size() < size) {
      constexpr size_t least = 4096;
      auto had = body.size(), wanted = std::min<uint64_t>(size, std::max(least, 2 * had));
      while (!clients_.takeBytes(client_, wanted)) {
        co_await pause(5ms);
        if (!client_.socket.is_open()) throw system_error(asio::error::operation_aborted);
      }
      body.resize(wanted);
      auto count =
          co_await client_.socket.async_read_some(asio::buffer(body.data() + had, wanted - had), asio::use_awaitable);
      body.resize(had + count);
    }
    co_return body;
  }

  asio::awaitable<bool> refuse(Response response) {
    co_await write(response, false, false);
    co_await readWhatIsLeft();
    co_return false;
  }

  asio::awaitable<void> write(const Response& response, bool keepsOpen, bool isHeadOnly) {
    client_.await(timeForPiece);
    auto head = headOf(response, keepsOpen);
    std::string_view body = isHeadOnly ? std::string_view() : std::string_view(response.body);
    auto first = body.substr(0, piece);
    co_await asio::async_write(client_.socket,
                               std::array<asio::const_buffer, 2>{asio::buffer(head), asio::buffer(first)},
                               asio::use_awaitable);
    for (auto done = first.size(); done < body.size(); done += piece) {
      client_.await(timeForPiece);
      co_await asio::async_write(client_.socket, asio::buffer(body.substr(done, piece)), asio::use_awaitable);
    }
  }

  // Sends what the stream says until the client has left or the server ends.
  asio::awaitable<void> goOn(Stream& stream) {
    auto saidAt = std::chrono::steady_clock::now();
    while (!isToEnd_()) {
      auto text = co_await asio::co_spawn(owner_.answering_, nextOf(stream), asio::use_awaitable);
      auto now = std::chrono::steady_clock::now();
      if (text.empty() && now > saidAt + timeBetweenSigns) text = ":\n\n";  // whoever has left is noticed by it
      if (!text.empty()) {
        client_.await(timeForPiece);
        co_await asio::async_write(client_.socket, asio::buffer(text), asio::use_awaitable);
        saidAt = now;
        client_.await(timeBetweenSigns + timeForPiece);
      } else {
        co_await pause(timeBetweenLooks);
      }
    }
  }

  asio::awaitable<void> readWhatIsLeft() {
    client_.await(timeForUnread);
    error_code ignored;
    client_.socket.shutdown(asio::socket_base::shutdown_send, ignored);
    std::array<char, 4096> unread;
    for (size_t count = 0; count < mostUnread;) {
      auto [error, size] =
          co_await client_.socket.async_read_some(asio::buffer(unread), asio::as_tuple(asio::use_awaitable));
      if (error) co_return;
      count += size;
    }
  }

  HttpSocket& owner_;
  Clients& clients_;
  Client& client_;
  std::function<bool()> isToEnd_;
  std::string arrived_;  // and not yet part of a request
};

HttpSocket::HttpSocket(const Routes& routes, Observer& observer)
    : routes_(routes), observer_(observer), answering_(threads) {}

HttpSocket::~HttpSocket() { answering_.join(); }

asio::awaitable<void> HttpSocket::serve(Clients& clients, Client& client, std::function<bool()> isToEnd) {
  Exchange exchange(*this, clients, client, isToEnd);
  while (!isToEnd() && co_await exchange.one()) {
  }
}

}  // namespace minuted::server
