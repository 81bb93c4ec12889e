// Roles as the page works with them: the shapes of the API, and what is computed of them.
import type { components } from '@/api/schema';

export type Role = components['schemas']['Role'];
export type FieldRightRule = components['schemas']['FieldRightRule'];
export type PermissionGroup = NonNullable<
  components['schemas']['Roles']['permission_groups']
>[number];
export type RightsPreview = components['schemas']['RightsPreview'];

export const scopes = ['none', 'own', 'department', 'department_below', 'all'] as const;
export const relations = ['own', 'shared', 'department', 'pool', 'others'] as const;
export const rights = ['hidden', 'masked', 'clear'] as const;
export const sensitivities = ['public', 'internal', 'personal', 'sensitive'] as const;

/** What a role may, as it is sent. */
export type Definition = Required<
  Pick<Role, 'label' | 'permissions' | 'scope' | 'pool' | 'core_hours' | 'field_rights'>
>;

export function definitionOf(role: Role): Definition {
  return {
    label: role.label,
    permissions: role.permissions ?? [],
    scope: role.scope ?? 'none',
    pool: role.pool ?? false,
    core_hours: role.core_hours ?? 0,
    field_rights: role.field_rights ?? [],
  };
}

/** A copy to begin an own role with. */
export function copyOf(role: Role, name: string): Definition {
  return { ...definitionOf(role), label: { zh: name, en: '' } };
}

export type RoleState = 'shipped' | 'changed' | 'own';

export function stateOf(role: Role): RoleState {
  if (!role.shipped) return 'own';
  return role.version === '1' ? 'shipped' : 'changed';
}

/** The same list with the rule at `index` one place further up or down. */
export function moved<T>(list: T[], index: number, by: 1 | -1): T[] {
  const target = index + by;
  if (target < 0 || target >= list.length) return list;
  const result = [...list];
  [result[index], result[target]] = [result[target] as T, result[index] as T];
  return result;
}
