// The kinds of broken world the write lane answers differently. Inside platform/db only: callers
// see DatabaseError, UniqueViolation or an Unavailable error.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "platform/db/database.h"

namespace kedang::db {

/// Deadlock, serialization failure, lock held elsewhere: the same action may succeed when repeated.
struct TransientFailure : DatabaseError {
    using DatabaseError::DatabaseError;
};
/// No space left. Nothing was written; works again when there is space.
struct DiskFull : DatabaseError {
    using DatabaseError::DatabaseError;
};
/// The disk refused to write or to sync, or the file is damaged: nothing may be written any more.
struct StorageFailure : DatabaseError {
    using DatabaseError::DatabaseError;
};
/// The connection to the server is gone. What was not committed is undone.
struct ConnectionLost : DatabaseError {
    using DatabaseError::DatabaseError;
};

}  // namespace kedang::db
