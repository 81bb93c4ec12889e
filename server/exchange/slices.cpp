// SPDX-License-Identifier: Apache-2.0
#include "exchange/slices.h"

#include <exception>

namespace kedang::exchange {
namespace {

/// One being written, one waiting: more would cost memory and win no time.
constexpr std::size_t most_ready = 1;

}  // namespace

SliceReader::SliceReader(accounts::Context const& context, CheckedPlan const& plan,
                         RowSource source, std::int64_t slice_rows)
    : context_(context),
      source_(std::move(source)),
      preparation_(context, plan),
      slice_rows_(slice_rows),
      reading_(std::async(std::launch::async, [this] { read_all(); })) {}

SliceReader::~SliceReader() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    reading_.wait();
}

void SliceReader::read_all() {
    try {
        for (bool more = true; more;) {
            auto slice = read_slice();
            bool const last = !slice.ok() || !slice.value().has_value();
            more = put(std::move(slice)) && !last;
        }
    } catch (...) {
        // Not swallowed: next() throws it on the thread that waits for the slice.
        std::lock_guard const lock(mutex_);
        failure_ = std::current_exception();
        changed_.notify_all();
    }
}

void SliceReader::recycle(Slice slice) {
    std::lock_guard const lock(mutex_);
    done_with_.push_back(std::move(slice));
}

Result<std::optional<Slice>> SliceReader::read_slice() {
    std::deque<Slice> freed_here;
    {
        std::lock_guard const lock(mutex_);
        freed_here.swap(done_with_);
    }
    freed_here.clear();
    auto reader = context_.services.database.read();
    records::KnownPeople people(*reader, records::Digits::AreEmployeeNumbers);
    Slice slice;
    SourceRow row;
    while (static_cast<std::int64_t>(slice.rows.size()) < slice_rows_) {
        TRY_SET(bool const more, source_.next(row));
        if (!more)
            break;
        TRY(preparation_.add(people, row, slice));
    }
    if (slice.rows.empty())
        return std::optional<Slice>();
    slice.next_row = slice.rows.back().row + 1;
    slice.progress = source_.progress();
    return std::optional(std::move(slice));
}

bool SliceReader::put(Result<std::optional<Slice>> slice) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopping_ || ready_.size() < most_ready; });
    ready_.push_back(std::move(slice));
    changed_.notify_all();
    return !stopping_;
}

Result<std::optional<Slice>> SliceReader::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failure_ != nullptr || !ready_.empty(); });
    if (ready_.empty())
        std::rethrow_exception(failure_);
    auto slice = std::move(ready_.front());
    ready_.pop_front();
    changed_.notify_all();
    return slice;
}

}  // namespace kedang::exchange
