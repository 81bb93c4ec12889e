import { Card } from 'antd';
import type { ReactNode } from 'react';
import type { Field, FieldValue } from '@/api/types';
import { FormField } from '@/fields/FormField';
import { isEmpty } from '@/fields/values';
import { DuplicateText } from './ConfirmList';
import type { Findings } from './newCustomer';

export function FormSection(props: {
  title: string;
  progress?: [number, number];
  wide?: boolean;
  extra?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card
      size="small"
      className="form-section"
      title={<h2 className="form-section-title">{props.title}</h2>}
      extra={
        props.extra ??
        (props.progress && <span className="quiet">{props.progress.join(' / ')}</span>)
      }
    >
      <div className={props.wide ? undefined : 'form-grid'}>{props.children}</div>
    </Card>
  );
}

export interface EntryFindings {
  live: Findings;
  refused: Findings;
  touched: ReadonlySet<string>;
  /** Saving was tried: every error shows now, those of untouched fields too. */
  tried: boolean;
}

/** A field of the form with what the check or the refusal says of it. */
export function EntryField(props: {
  id?: string;
  field: Field;
  place: string;
  value: FieldValue | undefined;
  required: boolean;
  findings: EntryFindings;
  autoFocus?: boolean;
  onChange: (value: FieldValue) => void;
}) {
  const { place, findings } = props;
  const { live, refused, touched, tried } = findings;
  const showsLive = tried || (touched.has(place) && !isEmpty(props.value));
  const liveErrors = showsLive ? live.errors[place] : undefined;
  const duplicates = live.duplicates[place] ?? refused.duplicates[place] ?? [];
  const told = (certain: boolean) =>
    isEmpty(props.value)
      ? []
      : duplicates
          .filter((match) => Boolean(match.certain) === certain)
          .map((match) => <DuplicateText key={match.message} match={match} />);
  const warnings = isEmpty(props.value) ? [] : (live.warnings[place] ?? []);
  return (
    <FormField
      id={props.id ?? `new-${place}`}
      field={props.field}
      value={props.value}
      required={props.required}
      autoFocus={props.autoFocus}
      errors={[...(refused.errors[place] ?? liveErrors ?? []), ...told(true)]}
      notes={[...warnings, ...told(false)]}
      onChange={props.onChange}
    />
  );
}
