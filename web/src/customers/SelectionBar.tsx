import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '@/api/types';
import { plainText } from '@/fields/values';
import { copyText } from '@/shared/CopyButton';

/** What can be done with the ticked rows. */
export function SelectionBar(props: {
  chosen: RecordView[];
  onAll: () => void;
  onClear: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
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
      <Button size="small" type="link" onClick={props.onAll}>
        {t('customers.chooseAll')}
      </Button>
      <Button size="small" type="link" onClick={props.onClear}>
        {t('customers.clearChosen')}
      </Button>
    </div>
  );
}
