import type { ViewProps } from '../types';

export function IdNumberView({ value }: ViewProps) {
  return <span className="nowrap">{String(value)}</span>;
}
