import { Card, Descriptions, Flex, Radio, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preset } from '@/api/types';
import { useCatalogue } from '@/fields/catalogue';
import { dateOf } from '@/shared/time';
import { useLabel } from '@/shared/useLabel';
import { numberExample, requiredLabels, stageLabels, tierTexts } from './presetSummary';

/** One handbook: what its numbers look like, its words, what it sets. */
export function PresetCard({ preset, chosen }: { preset: Preset; chosen?: boolean }) {
  const { t, i18n } = useTranslation();
  const label = useLabel();
  const catalogue = useCatalogue().data;
  const stages = stageLabels(preset, catalogue, label);
  const facts: [string, React.ReactNode][] = [
    ['number', <code key="number">{numberExample(preset, dateOf(new Date()))}</code>],
    ['words', <Words key="words" words={Object.values(preset.definition.words).map(label)} />],
    ['required', requiredLabels(preset, catalogue, label).join('、')],
    [
      'stages',
      stages.length > 0 && t('setup.stageList', { n: stages.length, stages: stages.join('、') }),
    ],
    ['tiers', tierTexts(preset, label, i18n.language).join(i18n.language === 'en' ? ', ' : ',')],
    ['roles', preset.definition.roles?.map((role) => label(role.label)).join('、')],
  ];
  return (
    <Card size="small" className={chosen ? 'preset-card preset-chosen' : 'preset-card'}>
      <Flex vertical gap={8}>
        <Flex gap={8} align="start">
          {chosen !== undefined && <Radio value={preset.id} aria-label={label(preset.label)} />}
          <div>
            <strong>
              {preset.id} · {label(preset.label)}
            </strong>
            <div className="quiet">{preset.handbook}</div>
          </div>
        </Flex>
        <Descriptions
          size="small"
          className="fact-column"
          colon={false}
          column={1}
          items={facts
            .filter(([, text]) => Boolean(text))
            .map(([key, children]) => ({ key, label: t(`setup.${key}`), children }))}
        />
      </Flex>
    </Card>
  );
}

function Words({ words }: { words: string[] }) {
  return (
    <Flex wrap gap={4}>
      {words.map((word) => (
        <Tag key={word}>{word}</Tag>
      ))}
    </Flex>
  );
}
