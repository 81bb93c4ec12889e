// Light or dark: as chosen, else as the machine is set.
import { createContext, useContext, useEffect } from 'react';
import { usePreference } from './storage';

interface Dark {
  isDark: boolean;
  setDark: (dark: boolean) => void;
}

export const DarkContext = createContext<Dark>({ isDark: false, setDark: () => {} });

export function useDarkState(): Dark {
  const [chosen, setDark] = usePreference<boolean | null>('dark', null);
  const isDark = chosen ?? window.matchMedia('(prefers-color-scheme: dark)').matches;
  useEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);
  return { isDark, setDark };
}

export function useDark(): Dark {
  return useContext(DarkContext);
}
