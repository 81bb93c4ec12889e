import { useTranslation } from 'react-i18next';
import type { Money } from '@/api/types';
import type { ViewProps } from '../types';
import { exactMoney, shortMoney } from './amount';

export function MoneyView({ value, short }: ViewProps) {
  const { language } = useTranslation().i18n;
  const { amount, currency } = value as Money;
  const exact = exactMoney(amount, currency, language);
  if (!short) return <span>{exact}</span>;
  return <span title={exact}>{shortMoney(amount, currency, language)}</span>;
}
