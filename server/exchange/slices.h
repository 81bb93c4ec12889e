// Reads and prepares the next slices on a thread of its own while the one before is being written.
// Asked by one thread; the destructor waits for the reading thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <optional>

#include "exchange/preparation.h"

namespace kedang::exchange {

class SliceReader {
  public:
    /// In: context and plan outlive it; at most `slice_rows` rows a slice.
    SliceReader(accounts::Context const& context, CheckedPlan const& plan, RowSource source,
                std::int64_t slice_rows);
    ~SliceReader();
    SliceReader(SliceReader const&) = delete;
    SliceReader& operator=(SliceReader const&) = delete;

    /// Waits for the next slice. Returns: nothing after the last; not to be called again then.
    /// Errors: what the file or the gate refuses. Throws: what the reading thread threw.
    Result<std::optional<Slice>> next();
    /// Takes back a slice that is done with: freeing its thousands of texts is no work for the
    /// thread that writes.
    void recycle(Slice slice);

  private:
    void read_all();
    Result<std::optional<Slice>> read_slice();
    bool put(Result<std::optional<Slice>> slice);

    accounts::Context const& context_;
    RowSource source_;
    Preparation preparation_;
    std::int64_t slice_rows_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Result<std::optional<Slice>>> ready_;  // guarded by mutex_
    std::deque<Slice> done_with_;                     // guarded by mutex_
    std::exception_ptr failure_;                      // guarded by mutex_
    bool stopping_ = false;                           // guarded by mutex_
    std::future<void> reading_;                       // last: its thread uses all above
};

}  // namespace kedang::exchange
