import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ImportView } from '@/api/importTypes';
import type { Catalogue } from '@/api/types';
import { Counts } from './Counts';
import { Reasons } from './Reasons';
import { Samples } from './Samples';

/** What happened; the failed rows as a file that can be mended and imported again. */
export function ResultStep({ view, catalogue }: { view: ImportView; catalogue: Catalogue }) {
  const { t } = useTranslation();
  const { result } = view;
  if (!result) return null;
  const rejectedFile = (format: 'xlsx' | 'csv') =>
    `/api/v1/imports/${view.id}/rejected?format=${format}`;
  const since = encodeURIComponent(
    JSON.stringify({ all: [{ field: 'created_at', op: 'ge', value: view.created_at }] }),
  );
  return (
    <Flex vertical gap={12}>
      {view.state === 'done' && (
        <Alert
          type="success"
          showIcon
          title={t('import.done', {
            created: result.created.toLocaleString('en-US'),
            updated: result.updated.toLocaleString('en-US'),
          })}
        />
      )}
      {view.state === 'cancelled' && <Alert type="info" showIcon title={t('import.cancelled')} />}
      <Counts result={result} />
      <Flex gap={8} wrap>
        <Link to={`/customers?filter=${since}&sort=-created_at`}>
          <Button type="primary">{t('import.toList')}</Button>
        </Link>
        {result.rejected > 0 && (
          <>
            <Button icon={<DownloadOutlined />} href={rejectedFile('xlsx')} download>
              {t('import.rejected', { format: 'XLSX' })}
            </Button>
            <Button icon={<DownloadOutlined />} href={rejectedFile('csv')} download>
              {t('import.rejected', { format: 'CSV' })}
            </Button>
          </>
        )}
        <Link to="/imports">
          <Button>{t('import.another')}</Button>
        </Link>
      </Flex>
      {result.rejected > 0 && <div className="quiet">{t('import.mendNote')}</div>}
      <Reasons reasons={result.reasons} catalogue={catalogue} />
      <Samples result={result} />
    </Flex>
  );
}
