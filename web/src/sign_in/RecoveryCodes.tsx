import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/shared/CopyButton';

const spoken = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`;

function save(text: string, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The one time recovery codes are shown: only their hashes are stored. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const lines = codes.map(spoken);
  const text = `${lines.join('\n')}\n`;
  return (
    <Flex vertical gap={12}>
      <Alert type="warning" showIcon title={t('factor.keepCodes')} />
      <ul className="recovery-codes">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Flex gap={8} align="center">
        <Button icon={<DownloadOutlined />} onClick={() => save(text, t('factor.fileName'))}>
          {t('factor.download')}
        </Button>
        <CopyButton text={text} what={t('factor.recoveryCodes')} />
      </Flex>
      <Button type="primary" block onClick={onDone}>
        {t('factor.kept')}
      </Button>
    </Flex>
  );
}
