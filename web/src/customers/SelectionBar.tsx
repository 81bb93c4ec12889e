import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '@/accounts/session';
import type { RecordView } from '@/api/types';
import { plainText } from '@/fields/values';
import { copyText } from '@/shared/CopyButton';

/** What can be done with the ticked rows. */
export function SelectionBar(props: {
  chosen: RecordView[];
  exportTo: string;
  onAll: () => void;
  onClear: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const may = useMay();
  const { chosen } = props;
  if (chosen.length === 0) return null;
  const copy = () => {
    const lines = chosen.map(
      (record) => `${plainText(record, 'number')}\t${plainText(record, 'name')}`,
    );
    void copyText(lines.join('\n')).then(() =>
      message.success(t('customers.didCopy', { n: chosen.length })),
    );
  };
  return (
    <div className="selection-bar" role="status">
      {t('customers.chosen', { n: chosen.length })}
      <Button size="small" onClick={copy}>
        {t('customers.copyChosen')}
      </Button>
      {may('export.free') && (
        <Link to={props.exportTo}>
          <Button size="small">{t('customers.export')}</Button>
        </Link>
      )}
      <Button size="small" type="link" onClick={props.onAll}>
        {t('customers.chooseAll')}
      </Button>
      <Button size="small" type="link" onClick={props.onClear}>
        {t('customers.clearChosen')}
      </Button>
    </div>
  );
}
