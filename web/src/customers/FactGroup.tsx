import type { RecordType, RecordView } from '@/api/types';
import { InlineField } from './InlineField';

/** The facts of one group, each changed where it stands. */
export function FactGroup(props: {
  type: RecordType;
  group: string;
  record: RecordView;
  customerId: string;
  wanted: string | undefined;
}) {
  const { type, group, record, customerId, wanted } = props;
  return (
    <dl className="facts">
      {type.fields
        .filter((field) => field.group === group)
        .map((field) => (
          <InlineField
            key={`${field.name}.${wanted === `${record.id}.${field.name}`}`}
            recordName="customer"
            record={record}
            field={field}
            customerId={customerId}
            startEditing={wanted === `${record.id}.${field.name}`}
          />
        ))}
    </dl>
  );
}
