import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The clipboard API exists on secure origins only; an office's server may be plain http. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

export function CopyButton({ text, what }: { text: string; what: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const label = copied ? t('words.copied') : t('words.copyThat', { what });
  return (
    <Button
      className="copy-button"
      type="text"
      size="small"
      title={label}
      aria-label={label}
      icon={copied ? <CheckOutlined /> : <CopyOutlined />}
      onClick={(event) => {
        event.stopPropagation();
        void copyText(text).then(() => {
          setCopied(true);
          setTimeout(() => setCopied(false), 1500);
        });
      }}
    />
  );
}
