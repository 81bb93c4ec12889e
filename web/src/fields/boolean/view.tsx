import { useTranslation } from 'react-i18next';
import type { ViewProps } from '../types';

export function BooleanView({ value }: ViewProps) {
  const { t } = useTranslation();
  return <span>{value ? t('words.yes') : t('words.no')}</span>;
}
