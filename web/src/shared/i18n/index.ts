// Chinese comes with the page; English is fetched when asked for. Labels of fields are not here:
// the catalogue carries them in both languages.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preference } from '../storage';
import zh from './zh.json';

export type Language = 'zh' | 'en';

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'zh',
  fallbackLng: 'zh',
  resources: { zh: { translation: zh } },
  interpolation: { escapeValue: false },
  returnNull: false,
  showSupportNotice: false,
});

export async function changeLanguage(language: Language) {
  if (language === 'en' && !i18n.hasResourceBundle('en', 'translation')) {
    const { default: en } = await import('./en.json');
    i18n.addResourceBundle('en', 'translation', en);
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  preference.write('language', language);
}

export function rememberedLanguage(): Language {
  return preference.read<Language>('language', 'zh');
}
