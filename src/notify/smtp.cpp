#include "notify/smtp.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <ctime>
#include <fstream>

#include "base/mail_address.h"
#include "base/text.h"
#include "notify/curl_library.h"

namespace minuted::notify {
namespace {

constexpr long connectSeconds = 20, sendSeconds = 60;

struct Url {
  std::string scheme, host;
};

std::string urlPart(const CurlLibrary& curl, CURLU* url, CURLUPart which) {
  char* text = nullptr;
  if (curl.urlGet(url, which, &text, 0) != CURLUE_OK) return "";
  std::string copy(text);
  curl.free(text);
  return copy;
}

Url parseUrl(const CurlLibrary& curl, const std::string& text) {
  std::unique_ptr<CURLU, decltype(curl.urlCleanup)> url(curl.url(), curl.urlCleanup);
  if (curl.urlSet(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return {};
  return {urlPart(curl, url.get(), CURLUPART_SCHEME), urlPart(curl, url.get(), CURLUPART_HOST)};
}

bool isThisMachine(const std::string& host) {
  return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

// What the server replied. After a refusal libcurl still sends QUIT, so the last reply is not the one that matters.
struct Replies {
  std::string last, refusal;
};

size_t collectReply(char* data, size_t size, size_t count, void* to) {
  auto& replies = *static_cast<Replies*>(to);
  replies.last = std::string(trim({data, size * count}));
  if (replies.last.starts_with('4') || replies.last.starts_with('5')) replies.refusal = replies.last;
  if (replies.last.starts_with("354"))
    replies.refusal.clear();  // the server takes the text: earlier refusals do not matter
  return size * count;
}

// A list of lines, as libcurl takes headers and recipients.
class Lines {
 public:
  explicit Lines(const CurlLibrary& curl) : curl_(curl) {}
  ~Lines() { curl_.slistFreeAll(list_); }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  void add(const std::string& line) { list_ = curl_.slistAppend(list_, line.c_str()); }
  void add(const std::string& name, const std::string& value) { add(fmt::format("{}: {}", name, value)); }
  curl_slist* get() const { return list_; }

 private:
  const CurlLibrary& curl_;
  curl_slist* list_ = nullptr;
};

std::string dateHeader(uint64_t now) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(static_cast<std::time_t>(now / 1'000'000)));
}

Delivery deliveryOf(const CurlLibrary& curl, CURL* handle, CURLcode code, const Replies& replies,
                    const char* errorText) {
  if (code == CURLE_OK) return {Delivery::Fate::sent, replies.last};
  if (!replies.refusal.empty()) return {Delivery::Fate::refused, replies.refusal};
  curl_off_t uploaded = 0;
  curl.easyGetinfo(handle, CURLINFO_SIZE_UPLOAD_T, &uploaded);
  std::string why = errorText[0] == '\0' ? curl.easyStrerror(code) : errorText;
  return {uploaded > 0 ? Delivery::Fate::unknown : Delivery::Fate::refused, why};
}

}  // namespace

struct Smtp::Connection {
  explicit Connection(const CurlLibrary& library) : curl(library) {}
  ~Connection() { curl.easyCleanup(handle); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const CurlLibrary& curl;
  CURL* handle = curl.easyInit();
};

Result<void> readCredentials(const std::string& file, MailServer& server) {
  struct stat status{};
  if (::stat(file.c_str(), &status) != 0)
    return fail(ErrorKind::usage, fmt::format("The file of credentials {} cannot be read.", file));
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return fail(ErrorKind::usage, fmt::format("Others may read {}: 'chmod 600 {}' first.", file, file));
  std::ifstream in(file);
  if (!std::getline(in, server.user) || !std::getline(in, server.password) || server.user.empty())
    return fail(ErrorKind::usage,
                fmt::format("{} should have the user on its first line and the password on its second.", file));
  return {};
}

Smtp::Smtp(MailServer server, std::unique_ptr<Connection> connection)
    : server_(std::move(server)), connection_(std::move(connection)) {}
Smtp::Smtp(Smtp&&) noexcept = default;
Smtp::~Smtp() = default;

Result<Smtp> Smtp::of(MailServer server) {
  TRY(const auto* curl, CurlLibrary::load());
  auto url = parseUrl(*curl, server.url);
  if (url.scheme != "smtp" && url.scheme != "smtps")
    return fail(ErrorKind::usage,
                fmt::format("'{}' is no mail server. Say smtps://mail.example.org, or smtp://mail.example.org:587.",
                            server.url));
  if (!isMailAddress(server.sender))
    return fail(ErrorKind::usage, fmt::format("'{}' is no address to send from.", server.sender));
  if (url.scheme == "smtp" && isThisMachine(url.host) && !server.user.empty())
    return fail(ErrorKind::usage, "A password is not sent in the clear: say smtps://.");
  return Smtp(std::move(server), std::make_unique<Connection>(*curl));
}

Delivery Smtp::send(const Letter& letter, const std::string& name, uint64_t now) {
  const auto& curl = connection_->curl;
  auto* handle = connection_->handle;
  curl.easyReset(handle);  // resets options only and keeps the connection open
  auto url = parseUrl(curl, server_.url);
  Replies replies;
  std::string from = fmt::format("<{}>", server_.sender), to = fmt::format("<{}>", letter.address);
  std::array<char, CURL_ERROR_SIZE> errorText{};
  Lines headers(curl), recipients(curl);
  headers.add("From", fmt::format("{} <{}>",
                                  headerText(name).starts_with("=?") ? headerText(name) : '"' + headerText(name) + '"',
                                  server_.sender));
  headers.add("To", to);
  headers.add("Subject", headerText(letter.subject));
  headers.add("Date", dateHeader(now));
  headers.add("Message-ID", messageId(letter.digest, server_.sender));
  headers.add("Auto-Submitted", "auto-generated");
  recipients.add(to);
  std::unique_ptr<curl_mime, decltype(curl.mimeFree)> body(curl.mimeInit(handle), curl.mimeFree);
  auto* text = curl.mimeAddpart(body.get());
  curl.mimeData(text, letter.text.data(), letter.text.size());
  curl.mimeType(text, "text/plain; charset=utf-8");
  curl.mimeEncoder(text, "quoted-printable");

  curl.easySetopt(handle, CURLOPT_URL, server_.url.c_str());
  curl.easySetopt(handle, CURLOPT_MAIL_FROM, from.c_str());
  curl.easySetopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
  curl.easySetopt(handle, CURLOPT_HTTPHEADER, headers.get());
  curl.easySetopt(handle, CURLOPT_MIMEPOST, body.get());
  curl.easySetopt(handle, CURLOPT_HEADERFUNCTION, collectReply);
  curl.easySetopt(handle, CURLOPT_HEADERDATA, &replies);
  curl.easySetopt(handle, CURLOPT_ERRORBUFFER, errorText.data());
  curl.easySetopt(handle, CURLOPT_CONNECTTIMEOUT, connectSeconds);
  curl.easySetopt(handle, CURLOPT_TIMEOUT, sendSeconds);
  curl.easySetopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl.easySetopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl.easySetopt(
      handle, CURLOPT_USE_SSL,
      static_cast<long>(isThisMachine(url.host) && url.scheme == "smtp" ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!server_.authority.empty()) curl.easySetopt(handle, CURLOPT_CAINFO, server_.authority.c_str());
  if (!server_.user.empty()) {
    curl.easySetopt(handle, CURLOPT_USERNAME, server_.user.c_str());
    curl.easySetopt(handle, CURLOPT_PASSWORD, server_.password.c_str());
  }
  auto code = curl.easyPerform(handle);
  return deliveryOf(curl, handle, code, replies, errorText.data());
}

}  // namespace minuted::notify
