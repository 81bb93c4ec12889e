import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordType, Values } from '@/api/types';
import { FormField } from '@/fields/FormField';
import { arrange } from './arrangement';

/** 内容 first, then 方式, 结果, 下次; the rest on demand. */
export function FollowUpFields(props: {
  type: RecordType;
  idPrefix: string;
  values: Values;
  errors: Record<string, string[]>;
  autoFocus?: boolean;
  onChange: (values: Values) => void;
}) {
  const { t } = useTranslation();
  const { values, errors } = props;
  const [more, setMore] = useState(false);
  const { content, leading, others } = arrange(props.type);
  const hidden = others.some((field) => errors[field.name]?.length);
  const shown = [...(content ? [content] : []), ...leading, ...(more || hidden ? others : [])];
  return (
    <>
      <div className="form-grid">
        {shown.map((field) => (
          <FormField
            key={field.name}
            id={`${props.idPrefix}${field.name}`}
            field={field}
            value={values[field.name]}
            errors={errors[field.name]}
            isNarrow={field !== content}
            autoFocus={props.autoFocus && field === content}
            onChange={(value) => props.onChange({ ...values, [field.name]: value })}
          />
        ))}
      </div>
      <Button type="link" size="small" className="flush" onClick={() => setMore(!more)}>
        {more ? t('words.less') : t('words.more')}
      </Button>
    </>
  );
}
