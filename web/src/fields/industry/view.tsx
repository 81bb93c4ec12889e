import { useCodeList } from '../lists';
import type { ViewProps } from '../types';

/** In lists the last of the levels, which says most; all of them on hover. */
export function IndustryView({ value, text, short }: ViewProps) {
  if (text && short) return <span title={text}>{text.split('-').at(-1)}</span>;
  if (text) return <span>{text}</span>;
  return <IndustryName code={String(value)} />;
}

function IndustryName({ code }: { code: string }) {
  const list = useCodeList('industries');
  return <span>{list ? list.name(code) : code}</span>;
}
