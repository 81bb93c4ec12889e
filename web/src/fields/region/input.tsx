import { Cascader } from 'antd';
import { useCodeList } from '../lists';
import type { InputProps } from '../types';

/** Province, city, district; any level may be chosen where the district is not known. */
export function RegionInput({ value, onChange, id, status, autoFocus }: InputProps) {
  const list = useCodeList('divisions');
  return (
    <Cascader
      id={id}
      className="field-fill"
      options={list?.tree ?? []}
      loading={!list}
      value={list && typeof value === 'string' ? list.path(value) : undefined}
      onChange={(path) => onChange((path?.at(-1) as string | undefined) ?? null)}
      changeOnSelect
      expandTrigger="hover"
      showSearch={{ limit: 50 }}
      displayRender={(labels) => labels.join('')}
      status={status}
      autoFocus={autoFocus}
    />
  );
}
