// SPDX-License-Identifier: Apache-2.0
#include "demo/journeys.h"

namespace kedang::demo {
namespace {

constexpr Telling first_contact[] = {
    {"phone", "电话联系{who}，介绍了公司的五轴和走心机产能，对方目前{part}在两家采购。",
     "愿意了解，加了微信，先发公司简介和设备清单。", "三天内发设备清单，约上门拜访"},
    {"visit", "展会上和{who}交换名片，看了我们{part}的样件，问了最小起订量。",
     "对精度满意，担心小批量价格。", "整理展会资料发邮件，下周电话回访"},
    {"wechat", "{who}通过老客户介绍加微信，发来两张{part}的图纸先了解能不能做。",
     "图纸已转技术部，初步判断可以做。", "技术部评审后回复"},
    {"phone", "前台转来{who}的咨询电话，问{part}能不能做小批量，先要一份公司资料。",
     "留了邮箱，资料当天已发。", "两天后确认资料是否收到", "enquiry"},
    {"visit", "陌生拜访园区，见到{who}，简单介绍了我们的{part}加工案例。",
     "对方说年底会评估新供应商，可以先留资料。", "月底再约一次正式拜访"},
    {"email", "{who}在官网留言询问{part}的加工周期和检测能力。", "已回复并附上三坐标检测报告样本。",
     "电话确认具体图纸"},
};

constexpr Telling needs[] = {
    {"visit",
     "上门拜访{who}，参观了装配车间，{part}月用量约{count}件，现供应商交期经常拖到一个月以上。",
     "需求明确，要求首批打样10件。", "取图纸，安排技术评审"},
    {"phone", "与{who}沟通{part}的公差和表面处理，图纸上有两处形位公差标注不清。",
     "对方技术确认后发新版图纸。", "收到新版图纸后两天内出工艺方案", "enquiry"},
    {"wechat", "{who}发来年度需求预测，{part}全年大约{count}件，分四批交。",
     "有年框合作的可能，对方在比三家。", "准备产能说明和质量体系证书"},
    {"visit", "请{who}来厂参观，重点看了{part}同类零件的工艺卡和在线检测。",
     "对现场管理比较认可，回去提交供应商推荐。", "发参观纪要和报价清单模板"},
    {"phone", "{who}说明{part}的材料要进口料，客供料和我们采购两种方案都想看。",
     "分别核价，客供料需要签保管协议。", "与采购确认进口料价格和到货期"},
    {"email", "{who}发来{part}的检验规范和包装要求，共12页。",
     "品质部看过，除一处盐雾时间外都能满足。", "就盐雾要求与对方品质沟通"},
};

constexpr Telling quotation[] = {
    {"email", "按新版图纸给{who}报价，{part}含税单价{price}元，交期{days}天，模具费另计。",
     "对方收到，要内部比价。", "一周后跟进比价结果"},
    {"phone", "{who}反馈我们的{part}比另一家高8%，问能不能按{count}件的量再谈。",
     "申请了3%的让价，账期不变。", "等对方采购例会的结果"},
    {"wechat", "把{part}分批交货的阶梯价发给{who}，{count}件以上单价{price}元。",
     "对方认可阶梯价，要求承诺交期{days}天。", "确认排产后书面回复交期"},
    {"visit", "带报价单拜访{who}，逐项解释{part}的工时构成，单价{price}元。",
     "对方觉得刀具损耗报高了，其余没有意见。", "工艺部复核刀具费用"},
    {"email", "第二轮报价发{who}，{part}{count}件一批，单价{price}元，含包装不含运费。",
     "排名前两位，等技术评分。", "准备技术答疑"},
};

constexpr Telling sample[] = {
    {"visit", "送{part}样件10件到{who}处，现场和品质一起量了关键尺寸。",
     "9件合格，1件倒角偏大，当场确认可以让步。", "补1件样品，跟装机试用结果"},
    {"phone", "询问{who}样件装机情况，{part}已跑了两周，没有异常。",
     "样件通过，进入供应商准入流程。", "准备准入资料，配合现场审核"},
    {"email", "发送{part}的首件检验报告、材质单和PPAP资料给{who}。",
     "资料齐全，对方SQE要求补一份过程能力分析。", "品质部本周补CPK报告"},
};

constexpr Telling negotiation[] = {
    {"visit", "与{who}谈合同条款，对方要月结90天，我们坚持60天。", "折中为月结75天，首单预付三成。",
     "财务确认账期后出合同"},
    {"phone", "{who}说采购委员会已通过，等法务审合同，重点看质量索赔条款。",
     "索赔上限按单批货值，对方基本接受。", "跟进法务意见，争取月底前盖章"},
    {"visit", "陪同{who}来厂审核，看了三坐标室和追溯系统，提了三个改善项。",
     "审核得分86分，改善项两周内关闭即可。", "提交改善报告"},
};

constexpr Telling signing[] = {
    {"visit", "与{who}签订{part}采购合同，首批{count}件，单价{price}元，交期{days}天。",
     "合同双方盖章，首付款预计本周到账。", "下达生产通知，跟首件"},
    {"email", "收到{who}回传的盖章合同，{part}首单{count}件，按周交货。", "已建订单，转生产计划。",
     "首批出货前一天通知对方仓库"},
    {"phone", "{who}确认首单正式下达，{part}先做{count}件，要求每箱贴批次标签。",
     "标签样式已确认。", "生产完成后寄首件确认"},
};

constexpr Telling delivery[] = {
    {"phone", "通知{who}首批{part}已发货，随货带检验报告和材质单。", "对方仓库签收，抽检合格。",
     "一个月后回访使用情况"},
    {"wechat", "{who}反馈{part}到货及时，包装比上一家好，希望继续保持。",
     "客户满意，提到下个季度会加量。", "提前备料"},
    {"phone", "{who}催{part}的交期，装配线后天要用，我们提前了一天发出。",
     "走专车送达，客户表示感谢。", "生产计划给该客户留安全库存"},
    {"email", "把{part}第二批的送货计划发给{who}，{count}件分周一、周四两次到货。",
     "对方确认收货窗口。", "送货前一天短信提醒仓库"},
};

constexpr Telling complaint[] = {
    {"phone", "{who}来电反映一批{part}有3件毛刺，影响装配，要求到现场处理。",
     "当天派品质工程师到场挑选，不良品补货。", "三个工作日内提交8D报告", "complaint"},
    {"visit", "到{who}处处理{part}孔径偏小的投诉，确认是刀具磨损没有及时换刀。",
     "整批返工，客户接受，8D报告已签收。", "两个月内每批加严抽检", "complaint"},
    {"wechat", "{who}反映外箱破损，{part}有轻微磕碰，发来照片。", "改用吸塑托盘，损坏的5件免费补。",
     "下一批到货后回访包装", "complaint"},
};

constexpr Telling care[] = {
    {"visit", "季度拜访{who}，一起看了上季度的准时交货率和不良率，分别是98%和0.3%。",
     "评为B级供应商，争取下季度到A级。", "关注新项目定点时间"},
    {"phone", "{who}咨询{part}改材料后的加工费，从45钢换成40Cr。",
     "技术部测算单件增加1.2元，对方接受。", "按新材料重新报价", "enquiry"},
    {"wechat", "和{who}确认下个月{part}的交货安排，他们月底盘点三天不收货。",
     "盘点前一天送{count}件。", "通知仓库提前备货"},
    {"visit", "陪技术部到{who}现场看{part}的装配过程，找到一个可以取消的倒角工序。",
     "对方研发同意改图，双方各让一半成本。", "按新图重新核价"},
};

constexpr Telling growth[] = {
    {"visit", "{who}透露明年上新产线，{part}用量会翻一倍，另外有两个新零件要开发。",
     "新零件图纸签了保密协议后给。", "安排技术和{who}的研发对接", "upsell"},
    {"email", "按{who}要求报新增的两个零件，和{part}一起打包谈年框。",
     "对方同意打包，要求整体年降3%。", "核算年降后的毛利，报领导审批", "upsell"},
    {"phone", "{who}追加{part}{count}件，原交期不变，问能不能分两次送。",
     "产能够，确认分两次送货。", "排产后回复两次的具体日期", "upsell"},
};

constexpr Telling renewal[] = {
    {"visit", "与{who}谈年度框架续签，原材料降价，对方希望单价下调4%。", "先答应2%，量上去再补2%。",
     "准备续签合同文本", "renewal"},
    {"phone", "{who}说年框合同下个月到期，续签流程已经在走，价格维持。", "预计月底前签完。",
     "提前把续签合同寄过去", "renewal"},
    {"email", "发续签合同给{who}，增加了{part}的安全库存条款。", "对方采购同意，等总经理签字。",
     "一周后电话确认签字进度", "renewal"},
};

constexpr Telling receivables[] = {
    {"phone", "与{who}核对上月对账单，{part}{count}件已全部开票，对方财务说月底安排付款。",
     "金额一致，等付款。", "月底前确认到账"},
    {"email", "给{who}发对账单和发票清单，附送货签收单扫描件。", "对方回复无异议。",
     "付款到期前三天提醒"},
    {"phone", "提醒{who}有一笔货款超期12天，对方说付款审批人出差。", "承诺下周三前付清。",
     "下周三查到账，没到账发催款函"},
};

constexpr Telling cooling[] = {
    {"phone", "{who}说今年项目延期，{part}暂时没有新订单。", "保持联系，等项目重启。",
     "下个月再问项目进度", "churn_warning"},
    {"wechat", "给{who}发了新设备的介绍，两天没有回复，电话也没接。", "态度变冷，可能已选定别家。",
     "换个时间上门当面了解", "churn_warning"},
    {"phone", "{who}反馈集团统一招标，{part}的供应商名额只剩两家。", "希望不大，先按目标价报一版。",
     "关注中标公示", "churn_warning"},
    {"visit", "顺路拜访{who}，得知他们采购换了负责人，供应商名单要重新梳理。",
     "新负责人还没到岗，先保持联系。", "下月拜访新负责人", "churn_warning"},
};

constexpr Telling ending[] = {
    {"phone", "{who}告知{part}已转到当地供应商，主要是运费和账期的原因。",
     "暂时没有合作机会，货款已结清。", "半年后再回访"},
    {"visit", "上门了解停单原因，{who}说产线搬到外地，{part}在当地配套。",
     "关系还在，新厂负责人的联系方式要到了。", "年底前联系新厂"},
    {"email", "{who}邮件通知终止{part}的合作，原因是产品停产。", "尾款已付，模具按协议封存。",
     "关注对方新产品动向"},
};

constexpr Telling partnering[] = {
    {"visit", "和{who}谈互相介绍客户的事，他们做{part}的后道热处理，客户群和我们重合。",
     "同意互荐，成交后按首单3%返佣。", "起草合作协议"},
    {"phone", "{who}介绍了一家客户，需要{part}，已约好见面时间。", "客户资料已收到，分给一部跟。",
     "见面后反馈给{who}"},
    {"wechat", "与{who}对上季度互荐的结果，他们荐来三家，成交一家。", "返佣已安排付款。",
     "下季度一起参加展会"},
};

constexpr Step potential_journey[] = {first_contact, needs, cooling};
constexpr Step intent_journey[] = {first_contact, needs, quotation, sample, negotiation};
constexpr Step deal_journey[] = {first_contact, needs,   quotation, sample,
                                 negotiation,   signing, delivery,  complaint,
                                 receivables,   care,    growth,    renewal};
constexpr Step lost_journey[] = {first_contact, needs, quotation, sample, cooling, ending};
constexpr Step partner_journey[] = {first_contact, partnering, care, partnering};

}  // namespace

std::span<Step const> journey(std::string_view customer_type) {
    if (customer_type == "potential")
        return potential_journey;
    if (customer_type == "intent")
        return intent_journey;
    if (customer_type == "deal")
        return deal_journey;
    return customer_type == "lost" ? std::span<Step const>(lost_journey) : partner_journey;
}

}  // namespace kedang::demo
