import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/client';
import { nonce } from '@/shared/csp';
import { DarkContext, useDarkState } from '@/shared/dark';
import { changeLanguage, i18n, rememberedLanguage } from '@/shared/i18n';
import { makeTheme } from '@/shared/theme';
import { useMedia } from '@/shared/useMedia';
import { Gate } from './Gate';

/** Refusals are answers: only what may pass by itself is tried again. */
function worthRetrying(failures: number, error: Error): boolean {
  const status = error instanceof ApiProblem ? error.status : 0;
  return failures < 2 && (status === 0 || status === 503);
}

function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthRetrying, refetchOnWindowFocus: false, staleTime: 10_000 },
    },
  });
}

export function App() {
  const [client] = useState(makeQueryClient);
  useEffect(() => void changeLanguage(rememberedLanguage()), []);
  return (
    <QueryClientProvider client={client}>
      <I18nextProvider i18n={i18n}>
        <Look />
      </I18nextProvider>
    </QueryClientProvider>
  );
}

function Look() {
  const { i18n: current } = useTranslation();
  const dark = useDarkState();
  const isDark = dark.isDark;
  const isCalm = useMedia('(prefers-reduced-motion: reduce)');
  const theme = useMemo(() => makeTheme(isDark, isCalm), [isDark, isCalm]);
  return (
    <DarkContext.Provider value={dark}>
      <ConfigProvider
        theme={theme}
        locale={current.language === 'en' ? enUS : zhCN}
        csp={{ nonce }}
        wave={{ disabled: isCalm }}
        button={{ autoInsertSpace: false }}
      >
        <Gate />
      </ConfigProvider>
    </DarkContext.Provider>
  );
}
