import type { ChangeLine } from '@/api/types';
import { fieldOf, useCatalogue } from '@/fields/catalogue';
import { useLabel } from '@/shared/useLabel';

/** What a change is of, in the reader's language. */
export function LineLabel({ line }: { line: ChangeLine }) {
  const label = useLabel();
  const field = fieldOf(useCatalogue().data?.records[line.record], line.field);
  return <span className="quiet">{label(field?.label) || line.label}</span>;
}
