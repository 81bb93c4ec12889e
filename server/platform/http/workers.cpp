#include "platform/http/workers.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <utility>

namespace kedang::http {

namespace asio = boost::asio;

asio::awaitable<bool> Workers::run(Queue queue, std::function<void()> const& work) {
    if (waiting_.fetch_add(1) >= longest_queue_ && queue == Queue::Bounded) {
        --waiting_;
        co_return false;
    }
    auto start = [this, &work](auto resume) {
        auto executor = asio::get_associated_executor(resume);
        // Keeps the I/O threads in their loop while the coroutine is away.
        auto stays = asio::make_work_guard(executor);
        asio::post(pool_, [this, &work, executor, stays = std::move(stays),
                           resume = std::move(resume)]() mutable {
            --waiting_;
            std::exception_ptr failure;
            try {
                work();
            } catch (...) {
                failure = std::current_exception();
            }
            asio::post(executor, [resume = std::move(resume), failure]() mutable {
                std::move(resume)(failure);
            });
        });
    };
    co_await asio::async_initiate<asio::use_awaitable_t<> const, void(std::exception_ptr)>(
        std::move(start), asio::use_awaitable);
    co_return true;
}

}  // namespace kedang::http
