// The long official lists: divisions to district, industries to four levels. Fetched once, as rows;
// made into trees for the inputs that need them.
import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { ListItem } from '@/api/types';

export interface TreeNode {
  value: string;
  label: string;
  children?: TreeNode[];
}

export interface CodeList {
  tree: TreeNode[];
  name: (code: string) => string;
  /** From the top down to the code itself. */
  path: (code: string) => string[];
}

export function makeCodeList(items: ListItem[]): CodeList {
  const nodes = new Map<string, TreeNode>();
  const parents = new Map<string, string>();
  const tree: TreeNode[] = [];
  for (const [code, name] of items) nodes.set(code, { value: code, label: name });
  for (const [code, , , parent] of items) {
    const node = nodes.get(code) as TreeNode;
    const above = parent ? nodes.get(parent) : undefined;
    if (above && parent) {
      above.children = [...(above.children ?? []), node];
      parents.set(code, parent);
    } else tree.push(node);
  }
  const path = (code: string): string[] => {
    const above = parents.get(code);
    return above ? [...path(above), code] : [code];
  };
  return { tree, path, name: (code) => nodes.get(code)?.label ?? code };
}

export function useCodeList(list: 'divisions' | 'industries') {
  return useQuery({
    queryKey: ['list', list],
    queryFn: async () =>
      makeCodeList((await api.get<{ items: ListItem[] }>(`/lists/${list}`)).items),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}
