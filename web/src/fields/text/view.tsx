import type { ViewProps } from '../types';

export function TextView({ value, text }: ViewProps) {
  return <span>{text ?? String(value)}</span>;
}
