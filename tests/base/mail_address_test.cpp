#include "base/mail_address.h"

#include <gtest/gtest.h>

#include <string>

namespace minuted {
namespace {

TEST(MailAddress, IsANameAndAHost) {
  for (const char* right : {"priya@harbour.example", "priya.nair+minuted@harbour.example", "o'neill@a-b.c.example",
                            "root@localhost", "1@2.example"})
    EXPECT_TRUE(isMailAddress(right)) << right;
}

TEST(MailAddress, IsNothingElse) {
  for (const char* wrong : {"",
                            "@",
                            "priya",
                            "@b.example",
                            "a@",
                            "a@b",
                            "a@b..example",
                            "a@.example",
                            "a@b.example.",
                            "a@-b.example",
                            "a..b@c.example",
                            ".a@c.example",
                            "a.@c.example",
                            "a@b.example, c@d.example",
                            "a@b.example\r\nBcc: x@y.example",
                            "Priya <a@b.example>",
                            "a@b@c.example",
                            "a b@c.example",
                            "a@b c.example",
                            "a@127.0.0.1",
                            "é@b.example",
                            "a@é.example",
                            "01865 249811",
                            "mailto:a@b.example"})
    EXPECT_FALSE(isMailAddress(wrong)) << wrong;
  EXPECT_FALSE(isMailAddress(std::string(65, 'a') + "@b.example"));
}

}  // namespace
}  // namespace minuted
