import type { ViewProps } from '../types';

export function LongTextView({ value, short }: ViewProps) {
  const text = String(value);
  if (short) return <span title={text}>{text.length > 40 ? `${text.slice(0, 40)}…` : text}</span>;
  return <span className="long-text">{text}</span>;
}
