// Sends mails through an SMTP server, by libcurl.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "notify/letter.h"

namespace minuted::notify {

struct MailServer {
  std::string url;        // smtps://mail.example.org, or smtp://mail.example.org:587, which must offer STARTTLS
  std::string sender;     // the address that mails come from and replies go to
  std::string authority;  // a file of certificates to trust instead of the system's; "" for those
  std::string user, password;
};

// Reads user and password, a line each, from a file that nobody else may read.
Result<void> readCredentials(const std::string& file, MailServer& server);

struct Delivery {
  enum class Fate {
    sent,     // the server took it
    refused,  // it certainly was not sent
    unknown,  // the connection ended after the text had been sent and before the server's answer
  } fate = Fate::refused;
  std::string said;  // by the server, or what went wrong
};

class Smtp {
 public:
  // Refuses, with ErrorKind::usage, addresses and URLs that are none, and passwords over a connection in the clear.
  // Only a server on this machine is spoken to in the clear.
  static Result<Smtp> of(MailServer server);
  Smtp(Smtp&&) noexcept;
  ~Smtp();

  // name: whose sender it is. now: for the header Date.
  Delivery send(const Letter& letter, const std::string& name, uint64_t now);

 private:
  struct Handle;
  explicit Smtp(MailServer server);
  MailServer server_;
  std::unique_ptr<Handle> handle_;  // its connection serves mail after mail
};

}  // namespace minuted::notify
