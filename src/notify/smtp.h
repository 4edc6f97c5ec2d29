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
  std::string authority;  // a file of certificates to trust; "" for those of the system
  std::string user, password;
};

// Reads the user and the password from the two lines of a file, which must not be readable for anybody else.
Result<void> readCredentials(const std::string& file, MailServer& server);

struct Delivery {
  enum class Fate {
    sent,     // the server took it
    refused,  // the mail was certainly not sent
    unknown,  // the connection ended after the text had been sent and before the server's answer
  } fate = Fate::refused;
  std::string response;  // the reply of the server, or what went wrong
};

class Smtp {
 public:
  // ErrorKind::usage for an invalid address or URL, and for a password over an unencrypted connection; failed where
  // libcurl is not installed. Only a server on this machine may be used without TLS.
  static Result<Smtp> of(MailServer server);
  Smtp(Smtp&&) noexcept;
  ~Smtp();

  // name: the name of the sender. now: for the header Date.
  Delivery send(const Letter& letter, const std::string& name, uint64_t now);

 private:
  struct Connection;
  Smtp(MailServer server, std::unique_ptr<Connection> connection);
  MailServer server_;
  std::unique_ptr<Connection> connection_;  // stays open from mail to mail
};

}  // namespace minuted::notify
