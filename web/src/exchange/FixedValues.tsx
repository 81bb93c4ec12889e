import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, FieldValue, Values } from '@/api/types';
import { FieldInput } from '@/fields/FieldInput';
import { useLabel } from '@/shared/useLabel';

/** One value for every row, for what the file does not say: source, owner … */
export function FixedValues(props: {
  fields: Field[];
  fixed: Values;
  onChange: (fixed: Values) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const { fields, fixed, onChange } = props;
  const [choosing, setChoosing] = useState(false);
  const chosen = Object.keys(fixed);
  const set = (name: string, value: FieldValue) => onChange({ ...fixed, [name]: value });
  const remove = (name: string) =>
    onChange(Object.fromEntries(Object.entries(fixed).filter(([other]) => other !== name)));
  return (
    <Flex vertical gap={6}>
      {chosen.map((name) => {
        const field = fields.find((item) => item.name === name);
        if (!field) return null;
        const id = `fixed-${name}`;
        return (
          <div key={name} className="fixed-value">
            <label htmlFor={id}>{label(field.label)}</label>
            <FieldInput
              id={id}
              field={field}
              value={fixed[name]}
              onChange={(value) => set(name, value)}
            />
            <Button type="link" size="small" onClick={() => remove(name)}>
              {t('words.delete')}
            </Button>
          </div>
        );
      })}
      {choosing ? (
        <Select
          className="target-choice"
          autoFocus
          defaultOpen
          aria-label={t('import.addFixed')}
          showSearch={{ optionFilterProp: 'label' }}
          options={fields
            .filter((field) => !chosen.includes(field.name))
            .map((field) => ({ value: field.name, label: label(field.label) }))}
          onChange={(name: string) => {
            set(name, null);
            setChoosing(false);
          }}
          onBlur={() => setChoosing(false)}
        />
      ) : (
        <div>
          <Button
            size="small"
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() => setChoosing(true)}
          >
            {t('import.addFixed')}
          </Button>
        </div>
      )}
    </Flex>
  );
}
