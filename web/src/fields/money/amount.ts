// Amounts are decimal strings: they are moved between 元 and 万元 by their digits, never as floats.

/** "2000000.00" in 万元 → "200"; "12345.6" → "1.23456" */
export function inTenThousands(amount: string): string {
  return shift(amount, -4);
}

/** "200" 万元 → "2000000" 元 */
export function fromTenThousands(amount: string): string {
  return shift(amount, 4);
}

function shift(amount: string, places: number): string {
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const padded =
    places > 0
      ? whole + fraction.padEnd(places, '0').slice(0, places)
      : whole.padStart(-places + 1, '0').slice(0, places);
  const rest =
    places > 0 ? fraction.slice(places) : whole.padStart(-places + 1, '0').slice(places) + fraction;
  const digits = padded.replace(/^0+(?=\d)/, '') || '0';
  const tail = rest.replace(/0+$/, '');
  return (negative ? '-' : '') + digits + (tail ? `.${tail}` : '');
}

function grouped(amount: string): string {
  const [whole = '0', fraction] = amount.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction ? `${digits}.${fraction}` : digits;
}

const units: Record<string, string> = {
  CNY: '元',
  USD: '美元',
  HKD: '港元',
  EUR: '欧元',
  JPY: '日元',
};

export function unitOf(currency: string): string {
  return units[currency] ?? currency;
}

/** "2,000,000.00 元", in English "2,000,000.00 CNY". */
export function exactMoney(amount: string, currency: string, language = 'zh'): string {
  return `${grouped(amount)} ${language === 'en' ? currency : unitOf(currency)}`;
}

/** 200万元; below ten thousand the plain amount, as always in English, which counts in thousands. */
export function shortMoney(amount: string, currency: string, language = 'zh'): string {
  const unit = unitOf(currency);
  const plain = grouped(amount.replace(/\.0+$/, ''));
  if (language === 'en') return `${plain} ${currency}`;
  const isLarge = (amount.replace('-', '').split('.')[0] ?? '').length > 4;
  if (!isLarge) return `${plain}${unit}`;
  const [whole = '0', fraction = ''] = inTenThousands(amount).split('.');
  const tail = fraction.slice(0, 2).replace(/0+$/, '');
  return `${grouped(whole)}${tail ? `.${tail}` : ''}万${unit}`;
}
