// The one table of pages: where each lives, who may see it, how the menu calls it.
import { type ComponentType, lazy } from 'react';

export interface PageRoute {
  path: string;
  Page: ComponentType;
  /** Any of these opens it. */
  permission?: string | string[];
  /** Key of its words; pages without one are reached from others. */
  menu?: string;
  section?: 'customers' | 'system';
}

function page<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): ComponentType {
  return lazy<ComponentType>(async () => ({ default: (await load())[name] }));
}

export const routes: PageRoute[] = [
  {
    path: '/',
    Page: page(() => import('@/workbench/WorkbenchPage'), 'WorkbenchPage'),
    menu: 'workbench',
  },
  {
    path: '/notices',
    Page: page(() => import('@/notices/NoticesPage'), 'NoticesPage'),
  },
  {
    path: '/customers',
    Page: page(() => import('@/customers/CustomersPage'), 'CustomersPage'),
    permission: 'customer.read',
    menu: 'customers',
    section: 'customers',
  },
  {
    path: '/customers/new',
    Page: page(() => import('@/customers/NewCustomerPage'), 'NewCustomerPage'),
    permission: 'customer.create',
  },
  {
    path: '/customers/:id',
    Page: page(() => import('@/customers/CustomerPage'), 'CustomerPage'),
    permission: 'customer.read',
  },
  {
    path: '/imports',
    Page: page(() => import('@/exchange/ImportsPage'), 'ImportsPage'),
    permission: 'customer.import',
    menu: 'imports',
    section: 'customers',
  },
  {
    path: '/imports/:id',
    Page: page(() => import('@/exchange/ImportPage'), 'ImportPage'),
    permission: 'customer.import',
  },
  {
    path: '/exports',
    Page: page(() => import('@/extraction/ExportsPage'), 'ExportsPage'),
    permission: 'export.free',
    menu: 'exports',
    section: 'customers',
  },
  {
    path: '/exports/new',
    Page: page(() => import('@/extraction/NewExportPage'), 'NewExportPage'),
    permission: 'export.free',
  },
  {
    path: '/update-requests',
    Page: page(() => import('@/review/UpdateRequestsPage'), 'UpdateRequestsPage'),
    permission: 'customer.read',
    menu: 'updateRequests',
    section: 'customers',
  },
  {
    path: '/account',
    Page: page(() => import('@/sign_in/AccountPage'), 'AccountPage'),
  },
  {
    path: '/people',
    Page: page(() => import('@/accounts/PeoplePage'), 'PeoplePage'),
    permission: ['people.manage', 'security.manage'],
    menu: 'people',
    section: 'system',
  },
  {
    path: '/roles',
    Page: page(() => import('@/accounts/RolesPage'), 'RolesPage'),
    permission: 'security.manage',
    menu: 'roles',
    section: 'system',
  },
  {
    path: '/settings',
    Page: page(() => import('@/accounts/SettingsPage'), 'SettingsPage'),
    permission: ['system.manage', 'security.manage'],
    menu: 'settings',
    section: 'system',
  },
  {
    path: '/fields',
    Page: page(() => import('@/catalogue/CataloguePage'), 'CataloguePage'),
    menu: 'fields',
    section: 'system',
  },
  {
    path: '/preset',
    Page: page(() => import('@/setup/PresetPage'), 'PresetPage'),
    menu: 'preset',
    section: 'system',
  },
  {
    path: '/login-log',
    Page: page(() => import('@/sign_in/LoginLogPage'), 'LoginLogPage'),
    permission: 'audit.read',
    menu: 'loginLog',
    section: 'system',
  },
  {
    path: '/audit',
    Page: page(() => import('@/oversight/AuditPage'), 'AuditPage'),
    permission: 'audit.read',
    menu: 'audit',
    section: 'system',
  },
];
