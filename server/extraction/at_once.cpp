// The export of the command line: no job, no folder of ours, the same gate.
// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/actions.h"
#include "extraction/actions.h"
#include "extraction/exports.h"
#include "extraction/words.h"
#include "extraction/writing.h"
#include "platform/crypto/file_digest.h"

namespace kedang::extraction {
namespace {

Result<Done> write(accounts::Context const& context, Export& made,
                   std::filesystem::path const& file,
                   std::function<void(std::int64_t)> const& progress) {
    TRY_SET(auto const walk, customers::begin_walk(context, wanted_of(made.request)));
    made.cut_off = walk.cut_off;
    Pass const pass{[&] { return Result<accounts::Context>(context); }, progress};
    TRY_SET(made.rows, write_file(made, walk, file, pass));
    using std::filesystem::perms;
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write);
    made.hash = crypto::sha256_of_file(file);
    made.state = State::Done;
    return Done{};
}

}  // namespace

Result<Export> export_file(accounts::Context const& context, Request const& request,
                           std::filesystem::path const& to,
                           std::function<void(std::int64_t)> const& progress) {
    if (std::filesystem::exists(to))
        return Error{ErrorCode::Conflict, "file_exists",
                     "文件 " + to.string() + " 已存在，请换一个文件名"};
    TRY_SET(auto made, new_export(context, request));
    auto part = to;
    part += ".part";
    auto written = write(context, made, part, progress);
    if (written.ok()) {
        auto const said = description(context, *context.services.database.read(), made) + "，" +
                          outcome_text(made);
        auto const noted = audit_trail::record(context.services.database, context.audit,
                                               export_change(made, "export.made", said));
        if (!noted.ok())
            written = noted.error();
    }
    if (!written.ok()) {
        delete_file(part);
        return std::move(written).error();
    }
    std::filesystem::rename(part, to);
    return made;
}

}  // namespace kedang::extraction
