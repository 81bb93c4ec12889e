// A mail server of its own for a test, and a certificate for it. One test, one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/check.h"

namespace kedang::mail {

/// A self-signed certificate for 127.0.0.1 with its key, in one file. Returns: that file.
inline std::filesystem::path make_certificate(std::filesystem::path const& folder) {
    auto const file = folder / "certificate.pem";
    auto const command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
        " -days 2 -subj /CN=test -addext subjectAltName=IP:127.0.0.1 -out " +
        file.string() + " -keyout " + file.string() + ".key 2>/dev/null && cat " + file.string() +
        ".key >> " + file.string();
    check(std::system(command.c_str()) == 0, "openssl makes a certificate");
    return file;
}

class TestMailServer {
  public:
    /// In: options of test_server.py.
    TestMailServer(std::filesystem::path folder, std::vector<std::string> const& options)
        : folder_(std::move(folder)) {
        std::array<int, 2> to{}, from{};
        check(::pipe(to.data()) == 0 && ::pipe(from.data()) == 0, "there are pipes");
        child_ = ::fork();
        if (child_ == 0)
            become_server(to[0], from[1], to[1], from[0], options);
        ::close(to[0]);
        ::close(from[1]);
        end_ = to[1];
        std::array<char, 16> answer{};
        auto const size = ::read(from[0], answer.data(), answer.size() - 1);
        ::close(from[0]);
        check(size > 0, "the mail server of the tests starts (python3-aiosmtpd)");
        port_ = static_cast<std::uint16_t>(std::stoi(answer.data()));
    }
    ~TestMailServer() { stop(); }
    TestMailServer(TestMailServer const&) = delete;
    TestMailServer& operator=(TestMailServer const&) = delete;

    std::uint16_t port() const { return port_; }
    void stop() {
        if (child_ <= 0)
            return;
        ::close(end_);
        ::kill(child_, SIGTERM);
        ::waitpid(child_, nullptr, 0);
        child_ = 0;
    }
    /// {"from","to","user","encrypted","content"} each, in the order they came.
    std::vector<boost::json::value> mails() const {
        std::vector<boost::json::value> mails;
        for (int number = 1;; ++number) {
            std::ifstream file(folder_ / (std::to_string(number) + ".json"));
            if (!file)
                return mails;
            std::ostringstream text;
            text << file.rdbuf();
            mails.push_back(boost::json::parse(text.str()));
        }
    }

  private:
    [[noreturn]] void become_server(int input, int output, int other_end, int another_end,
                                    std::vector<std::string> const& options) const {
        ::dup2(input, STDIN_FILENO);
        ::dup2(output, STDOUT_FILENO);
        for (int const open : {input, output, other_end, another_end})
            ::close(open);
        std::string const script = KEDANG_SOURCE_DIR "/server/platform/mail/test_server.py";
        std::vector<std::string> words{"/usr/bin/python3", script, folder_.string()};
        words.insert(words.end(), options.begin(), options.end());
        std::vector<char*> pointers;
        for (auto& word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        ::execv(pointers.front(), pointers.data());
        ::_exit(127);
    }

    std::filesystem::path folder_;
    pid_t child_ = 0;
    int end_ = -1;
    std::uint16_t port_ = 0;
};

}  // namespace kedang::mail
