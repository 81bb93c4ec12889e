import type { Money } from '@/api/types';
import type { ViewProps } from '../types';
import { exactMoney, shortMoney } from './amount';

export function MoneyView({ value, short }: ViewProps) {
  const { amount, currency } = value as Money;
  if (!short) return <span>{exactMoney(amount, currency)}</span>;
  return <span title={exactMoney(amount, currency)}>{shortMoney(amount, currency)}</span>;
}
