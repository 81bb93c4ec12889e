import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue, Money } from '@/api/types';
import { useLabel } from '@/shared/useLabel';
import type { InputProps } from '../types';
import { fromTenThousands, inTenThousands } from './amount';

type Unit = '元' | '万元';

function asMoney(value: FieldValue | undefined): Money | null {
  return value !== null && typeof value === 'object' && 'amount' in value ? value : null;
}

/** Large amounts open in 万元, as they are said. The stored value is always in 元. */
export function MoneyInput({ field, value, onChange, id, status, autoFocus }: InputProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const money = asMoney(value);
  const [unit, setUnit] = useState<Unit>(() => {
    const whole = money?.amount.split('.')[0] ?? '';
    return money && whole.length <= 4 ? '元' : '万元';
  });
  const shown = money ? (unit === '万元' ? inTenThousands(money.amount) : money.amount) : null;
  const currency = money?.currency ?? 'CNY';
  return (
    <Space.Compact className="field-fill">
      <InputNumber<string>
        id={id}
        className="field-fill"
        stringMode
        value={shown}
        formatter={(text) => (text ?? '').replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')}
        parser={(text) => (text ?? '').replace(/[,,\s]/g, '')}
        onChange={(text) =>
          onChange(
            text ? { amount: unit === '万元' ? fromTenThousands(text) : text, currency } : null,
          )
        }
        status={status}
        autoFocus={autoFocus}
        inputMode="decimal"
      />
      <Select<Unit>
        aria-label={t('money.unitOf', { field: label(field.label) })}
        className="money-unit"
        value={unit}
        onChange={setUnit}
        options={[
          { value: '元', label: t('money.one') },
          { value: '万元', label: t('money.tenThousand') },
        ]}
      />
    </Space.Compact>
  );
}
