import { useCodeList } from '../lists';
import type { ViewProps } from '../types';

export function RegionView({ value, text }: ViewProps) {
  if (text) return <span>{text}</span>;
  return <RegionName code={String(value)} />;
}

function RegionName({ code }: { code: string }) {
  const list = useCodeList('divisions');
  return <span>{list ? list.path(code).map(list.name).join('') : code}</span>;
}
