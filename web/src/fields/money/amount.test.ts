import { describe, expect, it } from 'vitest';
import { exactMoney, fromTenThousands, inTenThousands, shortMoney } from './amount';

describe('amounts keep every digit', () => {
  it.each([
    ['2000000.00', '200'],
    ['12345.6', '1.23456'],
    ['1', '0.0001'],
    ['0', '0'],
    ['-50000', '-5'],
    ['90071992547409930001.1', '9007199254740993.00011'],
  ])('%s 元 is %s 万元', (yuan, tenThousands) => {
    expect(inTenThousands(yuan)).toBe(tenThousands);
  });

  it.each([
    ['200', '2000000'],
    ['1.23456', '12345.6'],
    ['0.0001', '1'],
    ['.5', '5000'],
    ['5.', '50000'],
  ])('%s 万元 is %s 元', (tenThousands, yuan) => {
    expect(fromTenThousands(tenThousands)).toBe(yuan);
  });

  it.each([
    ['2000000.00', 'CNY', '200万元'],
    ['1234567.80', 'CNY', '123.45万元'],
    ['9999.00', 'CNY', '9,999元'],
    ['10000.00', 'USD', '1万美元'],
  ])('%s %s is shown short as %s', (amount, currency, shown) => {
    expect(shortMoney(amount, currency)).toBe(shown);
  });

  it('counts in thousands in English', () => {
    expect(shortMoney('2000000.00', 'CNY', 'en')).toBe('2,000,000 CNY');
    expect(exactMoney('1234567.80', 'CNY', 'en')).toBe('1,234,567.80 CNY');
  });

  it('shows the exact amount with its unit', () => {
    expect(exactMoney('2000000.00', 'CNY')).toBe('2,000,000.00 元');
  });
});
