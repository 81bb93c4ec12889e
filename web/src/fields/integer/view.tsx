import type { ViewProps } from '../types';

/** Years read wrong with a thousands separator. */
export function IntegerView({ field, value }: ViewProps) {
  const plain = field.name.endsWith('year');
  return <span>{plain ? String(value) : Number(value).toLocaleString('en-US')}</span>;
}
