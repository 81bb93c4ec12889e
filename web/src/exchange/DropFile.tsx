import { InboxOutlined } from '@ant-design/icons';
import { Button, Progress, Upload } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ImportView } from '@/api/importTypes';
import { upload } from '@/api/upload';
import { ProblemAlert } from '@/shared/ProblemAlert';

/** The first step: a file dropped or chosen goes up at once. */
export function DropFile() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [percent, setPercent] = useState<number>();
  const [error, setError] = useState<unknown>();
  const cancel = useRef<() => void>(undefined);

  const send = (file: File) => {
    setError(undefined);
    setPercent(0);
    const path = `/imports?file_name=${encodeURIComponent(file.name)}`;
    const sending = upload<ImportView>(path, file, setPercent);
    cancel.current = sending.cancel;
    sending.done
      .then((view) => navigate(`/imports/${view.id}`))
      .catch((failure: unknown) => {
        setError(failure);
        setPercent(undefined);
      });
    return false;
  };

  if (percent !== undefined)
    return (
      <div className="upload-progress">
        <Progress percent={percent} aria-label={t('import.uploading')} />
        {percent < 100 ? (
          <Button onClick={() => cancel.current?.()}>{t('import.stopUpload')}</Button>
        ) : (
          <span className="quiet">{t('import.looking')}</span>
        )}
      </div>
    );
  return (
    <>
      <ProblemAlert error={error} />
      <Upload.Dragger
        accept=".csv,.tsv,.txt,.xlsx,.xls,.htm,.html"
        showUploadList={false}
        beforeUpload={send}
        className="drop-file"
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{t('import.drop')}</p>
        <p className="ant-upload-hint">{t('import.dropHint')}</p>
      </Upload.Dragger>
    </>
  );
}
