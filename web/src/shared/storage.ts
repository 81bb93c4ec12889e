// What the browser remembers: preferences for good, drafts until the tab closes. A browser that
// refuses storage (private mode, full) only loses the remembering.
import { useCallback, useState } from 'react';

function read<T>(store: Storage, key: string, fallback: T): T {
  try {
    const text = store.getItem(key);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

function write(store: Storage, key: string, value: unknown) {
  try {
    if (value === undefined) store.removeItem(key);
    else store.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing depends on it.
  }
}

function useStored<T>(store: Storage, key: string, fallback: T) {
  const [value, setValue] = useState<T>(() => read(store, key, fallback));
  const set = useCallback(
    (next: T | ((before: T) => T)) => {
      setValue((before) => {
        const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
        write(store, key, after);
        return after;
      });
    },
    [store, key],
  );
  return [value, set] as const;
}

const prefix = 'kedang.';

export function usePreference<T>(name: string, fallback: T) {
  return useStored<T>(localStorage, prefix + name, fallback);
}

export function useDraft<T>(name: string, fallback: T) {
  return useStored<T>(sessionStorage, prefix + name, fallback);
}

export const preference = {
  read: <T>(name: string, fallback: T) => read(localStorage, prefix + name, fallback),
  write: (name: string, value: unknown) => write(localStorage, prefix + name, value),
};

/** Drafts hold customers' data: they go when the person logs out. */
export function forgetDrafts() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  }
}
