import type { ViewProps } from '../types';

export function DateView({ value }: ViewProps) {
  return <span className="nowrap">{String(value)}</span>;
}
