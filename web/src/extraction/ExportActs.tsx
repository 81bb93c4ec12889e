import { DownloadOutlined, SafetyOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ExportView } from '@/api/exportTypes';
import { CopyButton } from '@/shared/CopyButton';
import { isBusy, useCancelExport } from './queries';

/** Fetch it, compare its hash, or stop it. */
export function ExportActs({ item }: { item: ExportView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const cancel = useCancelExport();
  if (isBusy(item.state))
    return (
      <Popconfirm
        title={t('exports.cancelAsk')}
        onConfirm={() =>
          cancel.mutate(item.id, { onError: (error) => void message.error(error.message) })
        }
      >
        <Button size="small" loading={cancel.isPending}>
          {t('words.cancel')}
        </Button>
      </Popconfirm>
    );
  if (item.state !== 'done') return <span className="quiet">–</span>;
  return (
    <>
      <Button
        size="small"
        type="primary"
        icon={<DownloadOutlined />}
        href={`/api/v1/exports/${item.id}/file`}
        download
      >
        {t('exports.download')}
      </Button>{' '}
      <Popover
        trigger="click"
        title={t('exports.hashTitle')}
        content={
          <div className="export-hash copyable">
            {item.hash}
            <CopyButton text={item.hash ?? ''} what={t('exports.hash')} />
          </div>
        }
      >
        <Button size="small" icon={<SafetyOutlined />}>
          {t('exports.hash')}
        </Button>
      </Popover>
    </>
  );
}
