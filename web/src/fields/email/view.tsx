import type { ViewProps } from '../types';

export function EmailView({ value }: ViewProps) {
  return <a href={`mailto:${String(value)}`}>{String(value)}</a>;
}
