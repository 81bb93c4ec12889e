import type { ViewProps } from '../types';

export function CreditCodeView({ value }: ViewProps) {
  return <span className="nowrap">{String(value)}</span>;
}
