// Light or dark: as chosen, else as the machine is set.
import { createContext, useContext, useEffect } from 'react';
import { usePreference } from './storage';
import { useMedia } from './useMedia';

interface Dark {
  isDark: boolean;
  setDark: (dark: boolean) => void;
}

export const DarkContext = createContext<Dark>({ isDark: false, setDark: () => {} });

export function useDarkState(): Dark {
  const [chosen, setDark] = usePreference<boolean | null>('dark', null);
  const isMachineDark = useMedia('(prefers-color-scheme: dark)');
  const isDark = chosen ?? isMachineDark;
  useEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);
  return { isDark, setDark };
}

export function useDark(): Dark {
  return useContext(DarkContext);
}
