import type { ViewProps } from '../types';

/** Only web addresses become links: a stored "javascript:" must stay text. */
export function UrlView({ value }: ViewProps) {
  const text = String(value);
  if (!/^https?:\/\//i.test(text)) return <span>{text}</span>;
  return (
    <a href={text} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
