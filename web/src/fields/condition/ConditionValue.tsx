import { Select } from 'antd';
import type { Field, FieldValue } from '@/api/types';
import { useLabel } from '@/shared/useLabel';
import { FieldInput } from '../FieldInput';
import { usePeople } from '../people';
import { type DraftCondition, isPeriod, takesMany, takesNoValue, takesTwo } from './model';
import { PeriodInput } from './PeriodInput';

interface Props {
  field: Field;
  row: DraftCondition;
  onChange: (value: FieldValue | FieldValue[]) => void;
}

/** The value of a condition: nothing, one, two ends, or several. */
export function ConditionValue({ field, row, onChange }: Props) {
  const label = useLabel();
  if (!row.op || takesNoValue(row.op)) return null;
  if (takesMany(row.op)) return <ManyValues field={field} row={row} onChange={onChange} />;
  if (takesTwo(row.op)) {
    const ends = Array.isArray(row.value) ? row.value : [];
    const end = (index: 0 | 1) => (
      <FieldInput
        field={field}
        forCondition
        value={(ends[index] as FieldValue | undefined) ?? null}
        onChange={(value) =>
          onChange(
            (index === 0 ? [value, ends[1] ?? null] : [ends[0] ?? null, value]) as FieldValue[],
          )
        }
      />
    );
    return (
      <div className="condition-ends">
        {end(0)}
        <span className="quiet">–</span>
        {end(1)}
      </div>
    );
  }
  const isCalendar = field.type === 'date' || field.type === 'time';
  if (isCalendar && (row.op === 'eq' || row.op === 'ne' || isPeriod(row.value)))
    return (
      <PeriodInput label={label(field.label)} value={row.value as FieldValue} onChange={onChange} />
    );
  return (
    <FieldInput field={field} forCondition value={row.value as FieldValue} onChange={onChange} />
  );
}

function ManyValues({ field, row, onChange }: Props) {
  const label = useLabel();
  const isPerson = field.type === 'person';
  const options = (field.options ?? []).map((item) => ({
    value: item.value,
    label: label(item.label),
  }));
  const chosen = Array.isArray(row.value) ? (row.value as string[]) : [];
  if (isPerson)
    return <ManyPeople chosen={chosen} onChange={onChange} label={label(field.label)} />;
  return (
    <Select<string[]>
      className="field-fill"
      aria-label={label(field.label)}
      mode={options.length && !field.open ? 'multiple' : 'tags'}
      value={chosen}
      onChange={onChange}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

function ManyPeople(props: {
  chosen: string[];
  onChange: (value: string[]) => void;
  label: string;
}) {
  const people = usePeople();
  return (
    <Select<string[]>
      className="field-fill"
      aria-label={props.label}
      mode="multiple"
      loading={people.isPending}
      value={props.chosen}
      onChange={props.onChange}
      options={people.data?.map((person) => ({ value: person.id, label: person.name }))}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}
