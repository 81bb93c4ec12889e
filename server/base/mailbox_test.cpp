// SPDX-License-Identifier: Apache-2.0
#include "base/mailbox.h"

#include <gtest/gtest.h>

#include <string>

namespace kedang {
namespace {

TEST(Mailbox, takes_what_mail_servers_take) {
    for (auto const* const good : {"audit@example.com", "zhang.wei+log@mail.example.com.cn",
                                   "10086@qq.com", "root@localhost"})
        EXPECT_TRUE(is_mailbox(good)) << good;
}

TEST(Mailbox, refuses_what_could_begin_something_else) {
    for (std::string const bad :
         {"", "audit", "@example.com", "audit@", "a b@example.com", "a@b@example.com",
          "a@example.com>", "<a@example.com>", "a@example.com\r\nRCPT TO:<x@y.cn>",
          "a@example..com", ".a@example.com", "a@-example.com", "a@example.com,b@example.com",
          "审计@example.com", "\"a\"@example.com", "a@[127.0.0.1]"})
        EXPECT_FALSE(is_mailbox(bad)) << bad;
    EXPECT_FALSE(is_mailbox(std::string(65, 'a') + "@example.com"));
    EXPECT_FALSE(is_mailbox("a@" + std::string(254, 'a')));
    using namespace std::string_literals;
    EXPECT_FALSE(is_mailbox("a\0b@example.com"s));
}

}  // namespace
}  // namespace kedang
