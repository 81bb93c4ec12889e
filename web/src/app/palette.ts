// What the search box finds beside customers: pages and actions, each where the person may go.
import { useTranslation } from 'react-i18next';
import { useMay } from '@/accounts/session';
import { routes } from './routes';

interface Entry {
  path: string;
  words: string;
}

const actions = [
  { path: '/customers/new', words: 'customers.create', permission: 'customer.create' },
  { path: '/customers/new?entry=quick', words: 'create.quick', permission: 'customer.create' },
  { path: '/imports', words: 'customers.importFirst', permission: 'customer.import' },
];

/** Those whose words hold what was typed; all of them while nothing is. */
export function usePalette(typed: string): { pages: Entry[]; actions: Entry[] } {
  const { t } = useTranslation();
  const may = useMay();
  const fitting = (entry: Entry) => entry.words.toLowerCase().includes(typed.toLowerCase());
  return {
    pages: routes
      .filter((route) => route.menu && may(route.permission))
      .map((route) => ({ path: route.path, words: t(`menu.${route.menu}`) }))
      .filter(fitting),
    actions: actions
      .filter((action) => may(action.permission))
      .map(({ path, words }) => ({ path, words: t(words) }))
      .filter(fitting),
  };
}
