import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/accounts/session';
import { Delayed } from '@/shared/Delayed';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { PresetCard } from './PresetCard';
import { usePresets } from './queries';
import './setup.css';

/** 管理规范: what the chosen handbook set, and the others for comparison. */
export function PresetPage() {
  const { t } = useTranslation();
  const presets = usePresets();
  const { company } = useSession();
  const chosen = presets.data?.find((item) => item.id === company.preset);
  const others = presets.data?.filter((item) => item.id !== company.preset) ?? [];
  return (
    <div className="page">
      <PageHead title={t('menu.preset')} note={company.name} />
      <ProblemAlert error={presets.error} onRetry={() => void presets.refetch()} />
      {presets.isPending && <Delayed />}
      {chosen && (
        <Flex vertical gap={12}>
          <div>
            <Tag color="success">{t('setup.current')}</Tag>
          </div>
          <div className="preset-grid">
            <PresetCard preset={chosen} />
          </div>
          <h2 className="section-title">{t('setup.others')}</h2>
          <div className="preset-grid">
            {others.map((preset) => (
              <PresetCard key={preset.id} preset={preset} />
            ))}
          </div>
        </Flex>
      )}
    </div>
  );
}
