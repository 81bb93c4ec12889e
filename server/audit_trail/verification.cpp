// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/verification.h"

#include <algorithm>
#include <map>

#include "audit_trail/anchors.h"
#include "audit_trail/store.h"

namespace kedang::audit_trail {
namespace {

constexpr std::int64_t lines_between_reports = 10'000;

std::string count_of(std::int64_t number) {
    return std::to_string(number);
}

/// Where each later epoch begins, what older epochs signed from there on was lost in a restore.
class Lost {
  public:
    explicit Lost(std::vector<Checkpoint> const& anchors) {
        for (Checkpoint const& anchor : anchors) {
            auto const [found, is_new] = first_of_.try_emplace(anchor.epoch, anchor.sequence);
            if (!is_new)
                found->second = std::min(found->second, anchor.sequence);
        }
    }
    bool covers(Checkpoint const& anchor) const {
        return std::any_of(first_of_.upper_bound(anchor.epoch), first_of_.end(),
                           [&](auto const& later) { return anchor.sequence >= later.second; });
    }

  private:
    std::map<std::int64_t, std::int64_t> first_of_;  ///< epoch → first sequence signed in it
};

class Examination {
  public:
    Examination(Proof const& proof, Anchors anchors) : proof_(proof) {
        unusable_lines_ = anchors.unusable_lines;
        Lost const lost(anchors.checkpoints);
        for (Checkpoint& anchor : anchors.checkpoints) {
            if (lost.covers(anchor))
                ++lost_in_restores_;
            else
                anchors_.push_back(std::move(anchor));
        }
    }

    /// Returns: whether to go on.
    bool visit(store::Link const& link) {
        if (link.sequence != head_.sequence + 1)
            return broken(head_.sequence + 1, "第" + count_of(head_.sequence + 1) + "条缺失");
        if (link.previous_hash != head_.hash || link.stored_hash != link.computed_hash)
            return broken(link.sequence, "第" + count_of(link.sequence) + "条内容被改动过");
        head_ = {link.sequence, link.stored_hash};
        if (link.checkpoint && knows(link.checkpoint->key_id) &&
            (!signed_by(proof_.keys, *link.checkpoint) || link.checkpoint->hash != head_.hash))
            return broken(link.sequence, "第" + count_of(link.sequence) + "条与数据库内的签名不符");
        return matches_anchors();
    }

    Verdict verdict(std::optional<Checkpoint> const& newest_inside) const {
        if (bad_sequence_ != 0)
            return say(
                Finding::Tampered, bad_sequence_,
                "日志被改动：" + reason_ + "；此前" + count_of(bad_sequence_ - 1) + "条完好");
        std::int64_t const promised = std::max(
            anchors_.empty() ? 0 : anchors_.back().sequence,
            newest_inside && signed_by(proof_.keys, *newest_inside) ? newest_inside->sequence : 0);
        if (promised > head_.sequence)
            return say(Finding::TruncatedOrRolledBack, head_.sequence + 1,
                       "日志不完整：签名显示至少应有" + count_of(promised) + "条，实有" +
                           count_of(head_.sequence) + "条，末尾被截断或恢复过旧数据");
        if (anchored_ == 0)
            return say(Finding::NoOutsideAnchor, 0,
                       "仅内部一致：共" + count_of(head_.sequence) +
                           "条，前后相符，但没有可用的外部签名，不能证明日志未被整体重写；"
                           "请设置“日志签名的外部存放目录”，校验时指明该目录");
        return say(Finding::Sound, 0,
                   "日志完整：共" + count_of(head_.sequence) + "条，已与外部签名核对到第" +
                       count_of(anchored_) + "条；其后" + count_of(head_.sequence - anchored_) +
                       "条尚无外部签名");
    }

  private:
    bool broken(std::int64_t sequence, std::string reason) {
        bad_sequence_ = sequence;
        reason_ = std::move(reason);
        return false;
    }

    bool knows(std::uint32_t key_id) const {
        return std::any_of(proof_.keys.begin(), proof_.keys.end(),
                           [&](crypto::PublicKey const& key) { return key.key_id == key_id; });
    }

    bool matches_anchors() {
        for (; next_anchor_ < anchors_.size() && anchors_[next_anchor_].sequence == head_.sequence;
             ++next_anchor_) {
            if (anchors_[next_anchor_].hash != head_.hash)
                return broken(anchored_ + 1, "第" + count_of(anchored_ + 1) + "条到第" +
                                                 count_of(head_.sequence) +
                                                 "条与外部签名不符，可能被重写");
            anchored_ = head_.sequence;
        }
        return true;
    }

    Verdict say(Finding finding, std::int64_t bad_sequence, std::string text) const {
        if (lost_in_restores_ > 0)
            text += "；另有" + count_of(lost_in_restores_) +
                    "个签名属于恢复备份时丢失的部分（日志中有说明）";
        if (unusable_lines_ > 0)
            text += "；外部文件中有" + count_of(unusable_lines_) + "行无法使用";
        return {finding, std::move(text) + "。", head_.sequence, bad_sequence, anchored_};
    }

    Proof const& proof_;
    std::vector<Checkpoint> anchors_;  ///< that must hold, by sequence
    std::size_t next_anchor_ = 0;
    std::int64_t unusable_lines_ = 0;
    std::int64_t lost_in_restores_ = 0;
    store::Head head_;
    std::int64_t anchored_ = 0;
    std::int64_t bad_sequence_ = 0;
    std::string reason_;
};

}  // namespace

Verdict verify(db::Session& session, Proof const& proof, Watch const& watch) {
    if (proof.keys.empty())
        return {.text_zh = "校验未能进行：没有验证签名用的公钥，请指明密钥目录或公钥文件。"};
    Anchors anchors;
    if (proof.anchor_directory) {
        Result<Anchors> read =
            read_anchors(*proof.anchor_directory, proof.installation_id, proof.keys);
        if (!read.ok())
            return {.text_zh = "校验未能进行：" + read.error().title + "。"};
        anchors = std::move(read).value();
    }
    Examination examination(proof, std::move(anchors));
    bool ended = false;
    store::walk(session, proof.installation_id, [&](store::Link const& link) {
        bool const asks = watch && link.sequence % lines_between_reports == 0;
        ended = asks && !watch(link.sequence);
        return !ended && examination.visit(link);
    });
    if (ended)
        return {.text_zh = "校验未能完成：中途被停止。"};
    return examination.verdict(store::last_checkpoint(session, proof.installation_id));
}

}  // namespace kedang::audit_trail
