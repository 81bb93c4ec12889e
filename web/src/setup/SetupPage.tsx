import { Button, Flex, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cover } from '@/accounts/Cover';
import { Delayed } from '@/shared/Delayed';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { PresetCard } from './PresetCard';
import { usePresets, useSetUp } from './queries';
import './setup.css';

/** The first step of a new installation: which handbook the company works by. */
export default function SetupPage() {
  const { t } = useTranslation();
  const presets = usePresets();
  const setUp = useSetUp();
  const [preset, setPreset] = useState<string>();
  return (
    <Cover wide title={t('setup.title')} note={t('setup.note')}>
      <Form<{ company_name: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={(entry) =>
          preset && setUp.mutate({ preset, company_name: entry.company_name.trim() })
        }
      >
        <Form.Item
          name="company_name"
          label={t('setup.company')}
          rules={[{ required: true, whitespace: true, message: t('setup.companyMissing') }]}
        >
          <Input size="large" maxLength={100} autoComplete="organization" autoFocus />
        </Form.Item>
        <ProblemAlert error={presets.error} onRetry={() => void presets.refetch()} />
        {presets.isPending && <Delayed />}
        <Radio.Group
          className="preset-grid"
          aria-label={t('setup.choose')}
          value={preset}
          onChange={(event) => setPreset(event.target.value)}
        >
          {presets.data?.map((item) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the radio button stands inside the card
            <label key={item.id}>
              <PresetCard preset={item} chosen={item.id === preset} />
            </label>
          ))}
        </Radio.Group>
        <Flex vertical gap={12} className="setup-foot">
          <ProblemAlert error={setUp.error} />
          <Flex gap={12} align="center" wrap>
            <Button
              type="primary"
              size="large"
              htmlType="submit"
              disabled={!preset}
              loading={setUp.isPending}
            >
              {preset ? t('setup.submit', { preset }) : t('setup.chooseFirst')}
            </Button>
            <span className="quiet">{t('setup.later')}</span>
          </Flex>
        </Flex>
      </Form>
    </Cover>
  );
}
