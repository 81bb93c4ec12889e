import { TreeSelect } from 'antd';
import { useCodeList } from '../lists';
import type { InputProps } from '../types';

/** GB/T 4754-2017 to its fourth level, as a tree that is searched by name or code. */
export function IndustryInput({ value, onChange, id, status, autoFocus }: InputProps) {
  const list = useCodeList('industries');
  return (
    <TreeSelect
      id={id}
      className="field-fill"
      treeData={list?.tree ?? []}
      loading={!list}
      value={typeof value === 'string' ? value : undefined}
      onChange={(code?: string) => onChange(code ?? null)}
      showSearch={{
        filterTreeNode: (typed, node) =>
          String(node.label).includes(typed) || String(node.value) === typed.toUpperCase(),
      }}
      popupMatchSelectWidth={320}
      allowClear
      status={status}
      autoFocus={autoFocus}
    />
  );
}
