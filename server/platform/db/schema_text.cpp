// SPDX-License-Identifier: Apache-2.0
#include "platform/db/schema_text.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace kedang::db {
namespace {

struct Word {
    std::string_view name, sqlite, postgres;
};
constexpr std::array words{
    Word{"id", "INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY"},
    Word{"bigint", "INTEGER", "BIGINT"},
    Word{"text", "TEXT", "TEXT COLLATE \"C\""},
    Word{"bytes", "BLOB", "BYTEA"},
    Word{"real", "REAL", "DOUBLE PRECISION"},
    Word{"json", "TEXT", "TEXT"},
    Word{"without_rowid", "WITHOUT ROWID", ""},
};

std::string_view meaning(std::string_view name, Engine engine) {
    auto const word = std::find_if(words.begin(), words.end(),
                                   [&](Word const& each) { return each.name == name; });
    check(word != words.end(), "schema texts use the type words of schema_text.h");
    return engine == Engine::Sqlite ? word->sqlite : word->postgres;
}

}  // namespace

std::string schema_text(std::string_view text, Engine engine) {
    std::string_view const own = engine == Engine::Sqlite ? "sqlite" : "postgres";
    std::string made;
    std::string_view block;  // the engine whose block is open
    auto const append = [&](std::string_view piece) {
        if (block.empty() || block == own)
            made.append(piece);
    };
    while (true) {
        std::size_t const open = text.find("{{");
        append(text.substr(0, open));
        if (open == std::string_view::npos)
            break;
        std::size_t const close = text.find("}}", open);
        check(close != std::string_view::npos, "a type word is closed");
        std::string_view const name = text.substr(open + 2, close - open - 2);
        text.remove_prefix(close + 2);
        if (name.starts_with('#')) {
            check(block.empty() && (name == "#sqlite" || name == "#postgres"),
                  "a block is one engine's and not nested");
            block = name.substr(1);
        } else if (name.starts_with('/')) {
            check(!block.empty() && name.substr(1) == block, "a block is closed by its own word");
            block = {};
        } else {
            append(meaning(name, engine));
        }
    }
    check(block.empty(), "every block is closed");
    return made;
}

}  // namespace kedang::db
