// How closely rows stand, kept per browser and shared by all that show them.
import { useSyncExternalStore } from 'react';
import { preference } from '@/shared/storage';

export type Density = 'dense' | 'airy';

const listeners = new Set<() => void>();
let current = preference.read<Density>('density', 'dense');

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(density: Density) {
  current = density;
  preference.write('density', density);
  for (const listener of listeners) listener();
}

export function useDensity(): [Density, (density: Density) => void] {
  return [useSyncExternalStore(listen, () => current), set];
}
