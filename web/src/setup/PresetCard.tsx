import { Card, Descriptions, Flex, Radio, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preset } from '@/api/types';

/** One handbook: what its numbers look like, its words, what it sets. */
export function PresetCard({ preset, chosen }: { preset: Preset; chosen?: boolean }) {
  const { t } = useTranslation();
  return (
    <Card size="small" className={chosen ? 'preset-card preset-chosen' : 'preset-card'}>
      <Flex vertical gap={8}>
        <Flex gap={8} align="start">
          {chosen !== undefined && <Radio value={preset.id} aria-label={preset.label} />}
          <div>
            <strong>{preset.label}</strong>
            <div className="quiet">{preset.handbook}</div>
          </div>
        </Flex>
        <Descriptions
          size="small"
          column={1}
          items={[
            {
              key: 'number',
              label: t('setup.number'),
              children: <code>{preset.number_example}</code>,
            },
            {
              key: 'words',
              label: t('setup.words'),
              children: (
                <Flex wrap gap={4}>
                  {Object.values(preset.words).map((word) => (
                    <Tag key={word}>{word}</Tag>
                  ))}
                </Flex>
              ),
            },
          ]}
        />
        <ul className="preset-summary">
          {preset.summary.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Flex>
    </Card>
  );
}
