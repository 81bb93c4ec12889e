import { Button, Flex, Input, Radio, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ExportFormat, ExportWish } from '@/api/exportTypes';
import { ProblemAlert } from '@/shared/ProblemAlert';
import { useAskExport } from './queries';

const shortestPurpose = 2;

/** For what it is needed, and as what kind of file. */
export function ExportForm({ wish, rows }: { wish: ExportWish; rows: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ask = useAskExport();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [withKeys, setWithKeys] = useState(true);
  const [purpose, setPurpose] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = () => {
    const lacks = purpose.trim().length < shortestPurpose;
    setMissing(lacks);
    if (lacks) return;
    ask.mutate(
      { ...wish, format, with_keys: withKeys, purpose: purpose.trim() },
      { onSuccess: () => void navigate('/exports') },
    );
  };
  return (
    <>
      <Flex vertical gap={4}>
        <label htmlFor="purpose">
          {t('exports.purpose')}
          <span className="export-required">{t('words.required')}</span>
        </label>
        <Input
          id="purpose"
          maxLength={200}
          value={purpose}
          placeholder={t('exports.purposeHint')}
          status={isMissing ? 'error' : undefined}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? 'purpose-missing' : undefined}
          onChange={(event) => setPurpose(event.target.value)}
          onPressEnter={submit}
        />
        {isMissing && (
          <div id="purpose-missing" className="field-error" role="alert">
            {t('exports.purposeMissing')}
          </div>
        )}
      </Flex>
      <Radio.Group
        aria-label={t('exports.format')}
        value={format}
        onChange={(event) => setFormat(event.target.value as ExportFormat)}
        options={(['xlsx', 'csv'] as const).map((value) => ({
          value,
          label: t(`exports.formats.${value}`),
        }))}
      />
      <Flex gap={8} align="center">
        <Switch id="with-keys" checked={withKeys} onChange={setWithKeys} />
        <label htmlFor="with-keys">{t('exports.withKeys')}</label>
      </Flex>
      <div className="quiet">{t('exports.withKeysNote')}</div>
      <ProblemAlert error={ask.error} />
      <Flex gap={8} align="center" wrap>
        <Button type="primary" disabled={rows === 0} loading={ask.isPending} onClick={submit}>
          {t('exports.start', { n: rows.toLocaleString('en-US') })}
        </Button>
        <span className="quiet">{t('exports.startNote')}</span>
      </Flex>
    </>
  );
}
