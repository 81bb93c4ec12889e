import { QuestionCircleOutlined } from '@ant-design/icons';
import { Form, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Field, FieldValue } from '@/api/types';
import { useLabel } from '@/shared/useLabel';
import { FieldInput } from './FieldInput';

/** A field in a form: its label, its input, and what is wrong or worth a look, beside it. */
export function FormField(props: {
  id: string;
  field: Field;
  value: FieldValue | undefined;
  required?: boolean;
  errors?: ReactNode[];
  notes?: ReactNode[];
  autoFocus?: boolean;
  /** Long texts take the whole width, unless they are one of several short remarks. */
  isNarrow?: boolean;
  onChange: (value: FieldValue) => void;
}) {
  const { id, field, errors = [], notes = [] } = props;
  const label = useLabel();
  const help = label(field.help);
  const status = errors.length ? 'error' : notes.length ? 'warning' : undefined;
  const lines = [...errors, ...notes];
  return (
    <Form.Item
      htmlFor={id}
      className={
        field.type === 'long_text' && !props.isNarrow ? 'form-field form-field-wide' : 'form-field'
      }
      required={props.required}
      label={
        <>
          {label(field.label)}
          {help && (
            <Tooltip title={help}>
              <QuestionCircleOutlined className="field-help" aria-label={help} />
            </Tooltip>
          )}
        </>
      }
      validateStatus={status}
      help={
        lines.length > 0 ? (
          <div role={errors.length ? 'alert' : undefined}>
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
              <div key={index}>{line}</div>
            ))}
          </div>
        ) : undefined
      }
    >
      <FieldInput
        id={id}
        field={field}
        value={props.value}
        onChange={props.onChange}
        status={status}
        autoFocus={props.autoFocus}
      />
    </Form.Item>
  );
}
