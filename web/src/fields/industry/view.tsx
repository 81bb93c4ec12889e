import { useCodeList } from '../lists';
import type { ViewProps } from '../types';

export function IndustryView({ value, text }: ViewProps) {
  if (text) return <span>{text}</span>;
  return <IndustryName code={String(value)} />;
}

function IndustryName({ code }: { code: string }) {
  const list = useCodeList('industries');
  return <span>{list ? list.name(code) : code}</span>;
}
