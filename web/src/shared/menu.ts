// The pages there are, for whoever shows what another person's menu holds. `app` gives them.
import { createContext } from 'react';

export interface MenuEntry {
  /** Key of its words under "menu". */
  menu: string;
  /** Any of these opens it; none: everybody. */
  permission?: string | string[];
}

export const MenuContext = createContext<MenuEntry[]>([]);

export function opens(permissions: string[], needed: string | string[] | undefined): boolean {
  if (!needed) return true;
  return [needed].flat().some((permission) => permissions.includes(permission));
}
