// SPDX-License-Identifier: Apache-2.0
#include "demo/contacts.h"

#include <array>

namespace kedang::demo {
namespace {

struct Post {
    std::string_view department;
    std::string_view position;
    std::string_view role;
    std::string_view influence;
    std::string_view duty;
};

constexpr std::array<Post, 4> first_posts{{
    {"采购部", "采购经理", "purchaser", "high", "机加工件采购，负责询价和下单"},
    {"采购部", "采购主管", "purchaser", "middle", "机加工件采购、交期跟催"},
    {"总经办", "总经理", "decision_maker", "high", "供应商最终确定"},
    {"供应链部", "供应链经理", "decision_maker", "high", "供应商开发与年度框架"},
}};
constexpr std::array<Post, 6> other_posts{{
    {"技术部", "技术主管", "influencer", "middle", "图纸与工艺确认"},
    {"品质部", "SQE工程师", "influencer", "middle", "来料检验、8D对接"},
    {"财务部", "会计", "finance", "low", "对账、开票、付款"},
    {"生产部", "生产经理", "user", "middle", "装配线使用反馈"},
    {"研发部", "结构工程师", "user", "low", "新品打样"},
    {"总经办", "副总", "decision_maker", "high", "合同审批"},
}};
constexpr std::string_view times[] = {"工作日上午", "工作日下午2点以后", "避开周一例会",
                                      "随时可以"};
constexpr std::string_view hobbies[] = {"钓鱼", "羽毛球", "茶", "跑步", "摄影"};
constexpr std::string_view closenesses[] = {"familiar", "familiar", "good", "stranger", "close"};
constexpr std::string_view channels[] = {"phone", "wechat", "wechat", "email", "visit"};

Values describe(Chance& chance, Identities& identities, Human const& human, Post const& post) {
    Values contact{{"name", human.name},
                   {"gender", chance.percent(65) ? "male" : "female"},
                   {"department", std::string(post.department)},
                   {"position", std::string(post.position)},
                   {"role", std::string(post.role)},
                   {"influence", std::string(post.influence)},
                   {"responsibilities", std::string(post.duty)},
                   {"mobile", identities.mobile()},
                   {"preferred_channel", std::string(chance.one_of(channels))}};
    if (chance.percent(60))
        contact.push_back({"email", human.email});
    if (chance.percent(45))
        contact.push_back({"preferred_time", std::string(chance.one_of(times))});
    if (chance.percent(70))
        contact.push_back({"closeness", std::string(chance.one_of(closenesses))});
    if (chance.percent(15))
        contact.push_back({"hobbies", std::string(chance.one_of(hobbies))});
    if (chance.percent(12))
        contact.push_back({"birthday", std::to_string(chance.between(1968, 1996)) + "-0" +
                                           std::to_string(chance.between(1, 9)) + "-" +
                                           std::to_string(chance.between(10, 28))});
    return contact;
}

}  // namespace

CustomerStaff make_contacts(Chance& chance, Identities& identities, Place const& place) {
    CustomerStaff staff;
    auto const first = identities.human();
    staff.surname = first.surname;
    auto& primary = staff.contacts.emplace_back(
        describe(chance, identities, first, chance.one_of(first_posts)));
    primary.push_back({"is_primary", "是"});
    if (typed_in(primary, "role") == "decision_maker")
        primary.push_back({"is_decision_maker", "是"});
    if (chance.percent(30))
        primary.push_back({"office_phone", identities.landline(place)});
    int const others = chance.between(0, 3);
    std::size_t const start = chance.below(other_posts.size());
    for (int i = 0; i < others; ++i) {
        auto const& post = other_posts[(start + static_cast<std::size_t>(i)) % other_posts.size()];
        auto& contact =
            staff.contacts.emplace_back(describe(chance, identities, identities.human(), post));
        if (chance.percent(6))
            contact.push_back({"has_left", "是"});
    }
    return staff;
}

}  // namespace kedang::demo
