// What a preset sets, in a few sentences for people, from its definition.
import type { Catalogue, Label, Preset, RecordName } from '@/api/types';
import { shortMoney } from '@/fields/money/amount';

type Say = (label: Label | string | undefined) => string;

/** The first number of today under the preset's pattern, for a customer that has bought. */
export function numberExample(preset: Preset, today: string): string {
  const [year = '', month = '', day = ''] = today.split('-');
  const words = preset.definition.numbering.type_words ?? {};
  return preset.number_pattern
    .replace('{type}', words.deal ?? Object.values(words)[0] ?? '')
    .replace('{yyyymmdd}', year + month + day)
    .replace('{yyyymm}', year + month)
    .replace('{yyyy}', year)
    .replace(/\{seq:(\d+)\}/, (_, digits: string) => '1'.padStart(Number(digits), '0'));
}

/** "customer.customer_type" → 客户类型; "contact" → 联系人 */
function labelOf(address: string, catalogue: Catalogue | undefined, say: Say): string {
  const [recordName = '', name] = address.split('.');
  const type = catalogue?.records[recordName as RecordName];
  if (!name) return say(type?.label);
  return say(type?.fields.find((field) => field.name === name)?.label);
}

export function requiredLabels(preset: Preset, catalogue: Catalogue | undefined, say: Say) {
  const { entry = [], complete = [] } = preset.definition.required ?? {};
  const labels = [...entry, ...complete].map((address) => labelOf(address, catalogue, say));
  return [...new Set(labels.filter(Boolean))];
}

export function stageLabels(preset: Preset, catalogue: Catalogue | undefined, say: Say): string[] {
  const options = catalogue?.records.customer.fields.find(
    (field) => field.name === 'stage',
  )?.options;
  return (preset.definition.stages ?? []).flatMap(
    (stage) => say(options?.find((option) => option.value === stage)?.label) || [],
  );
}

/** 高价值客户 ≥50万元 */
export function tierTexts(preset: Preset, say: Say, language = 'zh'): string[] {
  const { measure, levels = [] } = preset.definition.tiers ?? {};
  const amount = (from: string) =>
    measure === 'weighted_score'
      ? from + (language === 'en' ? '' : '分')
      : shortMoney(from, 'CNY', language);
  return levels.map(({ label, from }) =>
    from === undefined || Number(from) === 0 ? say(label) : `${say(label)} ≥${amount(from)}`,
  );
}
