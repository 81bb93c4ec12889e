// Which groups of facts a file shows: what only companies or only persons have is left out for the
// others, unless something stands there.
import type { RecordType, RecordView } from '@/api/types';
import { isEmpty } from '@/fields/values';

const onlyFor: Record<string, string> = { registration: 'company', person: 'person' };

export function shownGroups(type: RecordType, record: RecordView): RecordType['groups'] {
  return type.groups.filter((group) => {
    const fields = type.fields.filter((field) => field.group === group.name);
    const kind = onlyFor[group.name];
    const fits = !kind || isEmpty(record.values.kind) || record.values.kind === kind;
    return fits ? fields.length > 0 : fields.some((field) => !isEmpty(record.values[field.name]));
  });
}
