// SPDX-License-Identifier: Apache-2.0
#include "platform/config/setting_row.h"

#include <algorithm>
#include <array>

namespace kedang::config {
namespace {

constexpr std::array table{
    Row{.key = "company.name",
        .type = Type::Text,
        .default_value = "",
        .maximum = 100,
        .label = {"公司名称", "Company name"},
        .effect = "显示在页面顶部、登记表单、导出文件和邮件中"},
    Row{.key = "company.time_zone",
        .type = Type::TimeZone,
        .default_value = "Asia/Shanghai",
        .label = {"时区", "Time zone"},
        .effect = "日期、编号周期和“近6个月”等时间条件都按此时区计算",
        .takes = Takes::EffectAfterRestart},
    Row{.key = "public_url",
        .type = Type::Url,
        .default_value = "",
        .maximum = 200,
        .label = {"访问网址", "Public address"},
        .effect = "链接和二维码使用的网址;不填时使用本机地址,手机无法打开"},

    Row{.key = "server.address",
        .type = Type::Address,
        .default_value = "127.0.0.1",
        .label = {"监听地址", "Listening address"},
        .effect = "127.0.0.1 只允许本机访问,0.0.0.0 允许其他电脑访问",
        .takes = Takes::EffectAfterRestart},
    Row{.key = "server.port",
        .type = Type::Integer,
        .default_value = "8080",
        .maximum = 65535,
        .label = {"端口", "Port"},
        .effect = "浏览器访问的端口;0 表示由系统选一个空闲端口",
        .takes = Takes::EffectAfterRestart},
    Row{.key = "server.workers",
        .type = Type::Integer,
        .default_value = "8",
        .minimum = 1,
        .maximum = 256,
        .label = {"工作线程数", "Worker threads"},
        .effect = "同时处理的请求数;CPU 核数的2到4倍较合适",
        .takes = Takes::EffectAfterRestart},
    Row{.key = "server.trusted_proxies",
        .type = Type::Networks,
        .default_value = "",
        .label = {"可信代理", "Trusted proxies"},
        .effect = "只有来自这些地址的 X-Forwarded-For 才用来判断访问者地址",
        .takes = Takes::EffectAfterRestart},

    Row{.key = "session.idle_minutes",
        .type = Type::Integer,
        .default_value = "30",
        .minimum = 1,
        .maximum = 1440,
        .label = {"闲置多少分钟后退出", "Idle minutes before log-out"},
        .effect = "超过这段时间没有操作,需要重新登录"},
    Row{.key = "session.absolute_hours",
        .type = Type::Integer,
        .default_value = "12",
        .minimum = 1,
        .maximum = 168,
        .label = {"登录最长小时数", "Longest session in hours"},
        .effect = "登录满这段时间后一定要重新登录"},
    Row{.key = "login.max_failures",
        .type = Type::Integer,
        .default_value = "5",
        .minimum = 1,
        .maximum = 100,
        .label = {"允许连续输错次数", "Failures before locking"},
        .effect = "连续输错密码达到此次数后,账号暂时锁定"},
    Row{.key = "login.lock_seconds",
        .type = Type::Integer,
        .default_value = "60",
        .minimum = 1,
        .maximum = 3600,
        .label = {"首次锁定秒数", "First lock in seconds"},
        .effect = "第一次锁定的时长,之后每次输错加倍"},
    Row{.key = "login.lock_maximum_seconds",
        .type = Type::Integer,
        .default_value = "3600",
        .minimum = 60,
        .maximum = 86400,
        .label = {"最长锁定秒数", "Longest lock in seconds"},
        .effect = "锁定时长加倍到此为止"},
    Row{.key = "password.minimum_length",
        .type = Type::Integer,
        .default_value = "10",
        .minimum = 8,
        .maximum = 128,
        .label = {"密码最短位数", "Shortest password"},
        .effect = "新设密码至少要有的字符数;已有密码不受影响"},

    Row{.key = "import.maximum_file_mb",
        .type = Type::Integer,
        .default_value = "200",
        .minimum = 1,
        .maximum = 2048,
        .label = {"导入文件上限(MB)", "Largest import file in MB"},
        .effect = "超过此大小的导入文件会被拒绝"},
    Row{.key = "import.slice_rows",
        .type = Type::Integer,
        .default_value = "500",
        .minimum = 50,
        .maximum = 5000,
        .label = {"导入每批行数", "Rows of an import slice"},
        .effect = "导入时每次写入的行数;调小后其他人的保存等待更短,导入略慢"},

    Row{.key = "reveal.hourly_limit",
        .type = Type::Integer,
        .default_value = "60",
        .minimum = 1,
        .maximum = 10000,
        .label = {"每小时查看完整号码次数", "Reveals an hour"},
        .effect = "每人一小时内最多查看多少次脱敏字段的完整内容,超过后需等待"},

    Row{.key = "audit.checkpoint_seconds",
        .type = Type::Integer,
        .default_value = "10",
        .minimum = 1,
        .maximum = 3600,
        .label = {"日志签名间隔秒数", "Seconds between audit checkpoints"},
        .effect = "每隔这段时间对操作日志签名一次;没有新操作时不签"},
    Row{.key = "audit.checkpoint_directory",
        .type = Type::Directory,
        .default_value = "",
        .maximum = 500,
        .label = {"日志签名的外部存放目录", "Outside directory for checkpoints"},
        .effect = "签名同时追加到此目录的文件中;应放在本系统不能改写的另一台机器或磁盘上,"
                  "否则日志完整性校验只能证明“内部一致”",
        .takes = Takes::EffectAfterRestart},
};

}  // namespace

std::span<Row const> rows() {
    return table;
}

Row const* find(std::span<Row const> among, std::string_view key) {
    auto const found =
        std::find_if(among.begin(), among.end(), [&](Row const& row) { return row.key == key; });
    return found == among.end() ? nullptr : &*found;
}

}  // namespace kedang::config
