// Files that hold customers' data: made so that only their owner reads them, and brought to the
// disk.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace kedang::db::sqlite {

/// Makes an empty file with mode 0600 whatever the umask is; one that is there stays as it is.
/// Throws: DatabaseError.
void create_private_file(std::filesystem::path const& file);

/// The file and its entry in the folder survive a power cut afterwards. Throws: DatabaseError.
void sync_to_disk(std::filesystem::path const& file);

}  // namespace kedang::db::sqlite
