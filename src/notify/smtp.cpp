#include "notify/smtp.h"

#include <curl/curl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <ctime>
#include <fstream>

#include "base/mail_address.h"
#include "base/text.h"

namespace minuted::notify {
namespace {

constexpr long connectSeconds = 20, sendSeconds = 60;

struct Url {
  std::string scheme, host;
};

std::string urlPart(CURLU* url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, 0) != CURLUE_OK) return "";
  std::string copy(text);
  curl_free(text);
  return copy;
}

Url parseUrl(const std::string& text) {
  std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return {};
  return {urlPart(url.get(), CURLUPART_SCHEME), urlPart(url.get(), CURLUPART_HOST)};
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

struct Headers {
  curl_slist* list = nullptr;
  ~Headers() { curl_slist_free_all(list); }
  void add(const std::string& name, const std::string& value) {
    list = curl_slist_append(list, fmt::format("{}: {}", name, value).c_str());
  }
};

std::string dateHeader(uint64_t now) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(static_cast<std::time_t>(now / 1'000'000)));
}

Delivery deliveryOf(CURL* curl, CURLcode code, const Replies& replies, const char* errorText) {
  if (code == CURLE_OK) return {Delivery::Fate::sent, replies.last};
  if (!replies.refusal.empty()) return {Delivery::Fate::refused, replies.refusal};
  curl_off_t uploaded = 0;
  curl_easy_getinfo(curl, CURLINFO_SIZE_UPLOAD_T, &uploaded);
  std::string why = errorText[0] == '\0' ? curl_easy_strerror(code) : errorText;
  return {uploaded > 0 ? Delivery::Fate::unknown : Delivery::Fate::refused, why};
}

}  // namespace

struct Smtp::Handle {
  CURL* curl = curl_easy_init();
  ~Handle() { curl_easy_cleanup(curl); }
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

Smtp::Smtp(MailServer server) : server_(std::move(server)), handle_(std::make_unique<Handle>()) {}
Smtp::Smtp(Smtp&&) noexcept = default;
Smtp::~Smtp() = default;

Result<Smtp> Smtp::of(MailServer server) {
  auto url = parseUrl(server.url);
  if (url.scheme != "smtp" && url.scheme != "smtps")
    return fail(ErrorKind::usage,
                fmt::format("'{}' is no mail server. Say smtps://mail.example.org, or smtp://mail.example.org:587.",
                            server.url));
  if (!isMailAddress(server.sender))
    return fail(ErrorKind::usage, fmt::format("'{}' is no address to send from.", server.sender));
  if (url.scheme == "smtp" && isThisMachine(url.host) && !server.user.empty())
    return fail(ErrorKind::usage, "A password is not sent in the clear: say smtps://.");
  return Smtp(std::move(server));
}

Delivery Smtp::send(const Letter& letter, const std::string& name, uint64_t now) {
  auto* curl = handle_->curl;
  curl_easy_reset(curl);  // resets options only and keeps the connection open
  auto url = parseUrl(server_.url);
  Replies replies;
  std::string from = fmt::format("<{}>", server_.sender), to = fmt::format("<{}>", letter.address);
  std::array<char, CURL_ERROR_SIZE> errorText{};
  Headers headers, recipients;
  headers.add("From", fmt::format("{} <{}>",
                                  headerText(name).starts_with("=?") ? headerText(name) : '"' + headerText(name) + '"',
                                  server_.sender));
  headers.add("To", to);
  headers.add("Subject", headerText(letter.subject));
  headers.add("Date", dateHeader(now));
  headers.add("Message-ID", messageId(letter.digest, server_.sender));
  headers.add("Auto-Submitted", "auto-generated");
  recipients.list = curl_slist_append(nullptr, to.c_str());
  std::unique_ptr<curl_mime, decltype(&curl_mime_free)> body(curl_mime_init(curl), curl_mime_free);
  auto* text = curl_mime_addpart(body.get());
  curl_mime_data(text, letter.text.data(), letter.text.size());
  curl_mime_type(text, "text/plain; charset=utf-8");
  curl_mime_encoder(text, "quoted-printable");

  curl_easy_setopt(curl, CURLOPT_URL, server_.url.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.list);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.list);
  curl_easy_setopt(curl, CURLOPT_MIMEPOST, body.get());
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, collectReply);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &replies);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, errorText.data());
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connectSeconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, sendSeconds);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(
      curl, CURLOPT_USE_SSL,
      static_cast<long>(isThisMachine(url.host) && url.scheme == "smtp" ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!server_.authority.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, server_.authority.c_str());
  if (!server_.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, server_.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, server_.password.c_str());
  }
  auto code = curl_easy_perform(curl);
  return deliveryOf(curl, code, replies, errorText.data());
}

}  // namespace minuted::notify
