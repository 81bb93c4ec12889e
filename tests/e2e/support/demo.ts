// A handful of customers of a made-up company, for pictures and for looking at every page.
import type { Client } from './client';

const customers = [
  ['常州武进遥观精密轴承有限公司', 'deal', 'performing', '320412', 'C34', '12000000', '王经理'],
  ['无锡锡山华腾数控刀具有限公司', 'intent', 'proposal', '320205', 'C34', '5000000', '陈建国'],
  ['昆山正茂电子科技有限公司', 'potential', 'first_contact', '320583', 'C39', '30000000', '周敏'],
  ['杭州萧山恒力液压件厂', 'deal', 'renewal', '330109', 'C34', '8000000', '吴斌'],
  ['宁波北仑海天注塑机械有限公司', 'intent', 'needs', '330206', 'C35', '50000000', '林晓'],
  [
    '青岛城阳三星橡胶制品有限公司',
    'potential',
    'first_contact',
    '370214',
    'C29',
    '2600000',
    '孙涛',
  ],
  ['东莞长安五金模具有限公司', 'deal', 'performing', '441900', 'C35', '1500000', '黄志强'],
  ['上海嘉定汽车零部件有限公司', 'intent', 'contract', '310114', 'C36', '98000000', '许静'],
] as const;

/** Returns the id of the first of them, which has a contact and follow-ups. */
export async function fileDemoCustomers(admin: Client): Promise<string> {
  const ids: string[] = [];
  for (const [index, row] of customers.entries()) {
    const [name, customer_type, stage, region, industry, capital, person] = row;
    const stored = await admin.must<{ record: { id: string; version: string } }>(
      'POST',
      '/customers',
      {
        entry: 'full',
        values: {
          name,
          kind: 'company',
          customer_type,
          stage,
          region,
          industry,
          registered_capital: { amount: capital, currency: 'CNY' },
          sources: [index % 2 ? 'referral' : 'exhibition'],
          tags: index % 3 ? [] : ['重点客户'],
          office_phone: `0512-6655${String(1000 + index)}`,
        },
        contacts: [
          {
            values: {
              name: person,
              position: index % 2 ? '采购经理' : '总经理',
              mobile: `1390013${String(9000 + index)}`,
              is_primary: true,
            },
          },
        ],
        follow_up: {
          values: {
            method: index % 2 ? 'phone' : 'visit',
            kind: 'follow_up',
            happened_at: new Date(Date.now() - 3_600_000 * (index + 1)).toISOString(),
            content: '介绍了新一代精密轴承,对方关心交期与检测报告,希望先试用两套样件。',
            result: '同意试样,需提供检测报告',
            next_plan: '寄出样件并跟踪试用结果',
          },
        },
      },
    );
    ids.push(stored.record.id);
  }
  const [first = ''] = ids;
  const file = await admin.must<{ customer: { version: string } }>('GET', `/customers/${first}`);
  await admin.must(
    'PATCH',
    `/customers/${first}`,
    { values: { customer_type: 'intent' }, reason: '年度框架合同到期,重新报价' },
    file.customer.version,
  );
  return first;
}
