import { PushpinOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { useLabel } from '@/shared/useLabel';

/** Which fields 保存并新增 leaves filled in: a day's entries often share source, region or owner. */
export function KeptFields(props: {
  fields: Field[];
  kept: string[];
  onChange: (names: string[]) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      title={t('create.keepNote')}
      content={
        <Checkbox.Group
          className="kept-fields"
          value={props.kept}
          onChange={props.onChange}
          options={props.fields.map((field) => ({ value: field.name, label: label(field.label) }))}
        />
      }
    >
      <Button type="text" icon={<PushpinOutlined />}>
        {t('create.keep', { n: props.kept.length })}
      </Button>
    </Popover>
  );
}
