import { useTranslation } from 'react-i18next';
import type { Label } from '@/api/types';

/** Reads the catalogue's bilingual labels in the page's language. */
export function useLabel(): (label: Label | string | undefined) => string {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return (label) => {
    if (!label) return '';
    if (typeof label === 'string') return label;
    return (english && label.en) || label.zh;
  };
}
