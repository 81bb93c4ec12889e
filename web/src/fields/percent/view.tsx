import type { ViewProps } from '../types';

export function PercentView({ value }: ViewProps) {
  return <span>{String(value)}%</span>;
}
