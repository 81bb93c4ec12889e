import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '@/api/importTypes';
import type { Catalogue } from '@/api/types';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { Counts } from './Counts';
import { useImportAct } from './queries';
import { Reasons } from './Reasons';
import { Samples } from './Samples';

/** 试运行: what would happen. Nothing is stored yet. */
export function CheckStep(props: { view: ImportView; catalogue: Catalogue; onRemap: () => void }) {
  const { t } = useTranslation();
  const { view, catalogue } = props;
  const act = useImportAct(view.id);
  const { result, plan } = view;
  if (!result) return null;
  const good = result.created + result.updated;
  return (
    <Flex vertical gap={12}>
      <div>{t('import.checkedNote')}</div>
      <Counts result={result} />
      <ProblemAlert error={act.error} />
      <Flex gap={8} wrap>
        <Button
          type="primary"
          disabled={!plan || good === 0}
          loading={act.isPending}
          onClick={() => plan && act.mutate({ act: 'run', body: plan })}
        >
          {t('import.run', { n: good.toLocaleString('en-US') })}
        </Button>
        <Button onClick={props.onRemap}>{t('import.remap')}</Button>
      </Flex>
      <Reasons reasons={result.reasons} catalogue={catalogue} />
      <Samples result={result} />
    </Flex>
  );
}
