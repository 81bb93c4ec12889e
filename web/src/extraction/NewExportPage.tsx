import { Flex, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Delayed } from '@/shared/Delayed';
import { PageHead } from '@/shared/PageHead';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { ExportForm } from './ExportForm';
import { Leaving } from './Leaving';
import { useExportPreview } from './queries';
import { kindOf, readWish } from './wish';
import './extraction.css';

/** 导出: how many customers and which fields leave, which stay and why; then the purpose. */
export function NewExportPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const asked = useMemo(() => readWish(search), [search]);
  const [whole, setWhole] = useState(false);
  const wish = useMemo(() => {
    const { columns, ...rest } = asked;
    return whole || !columns ? rest : asked;
  }, [asked, whole]);
  const preview = useExportPreview(wish);
  return (
    <div className="page">
      <PageHead title={t('exports.new')} note={t(`exports.kind.${kindOf(asked)}`)} />
      <Flex vertical gap={16} className="export-new">
        {asked.columns && (
          <Segmented
            aria-label={t('exports.which')}
            value={whole ? 'all' : 'shown'}
            onChange={(value) => setWhole(value === 'all')}
            options={(['shown', 'all'] as const).map((value) => ({
              value,
              label: t(`exports.columns.${value}`),
            }))}
          />
        )}
        <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />
        {preview.isPending && <Delayed />}
        {preview.data && (
          <>
            <Leaving preview={preview.data} />
            <ExportForm wish={wish} rows={preview.data.rows} />
          </>
        )}
      </Flex>
    </div>
  );
}
