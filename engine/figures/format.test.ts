import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatAtMost, formatDate, formatInstant, formatNumber, formatPercent, formatRupiah, withUnit } from './format.ts';
import { equals, rationalOf } from './rational.ts';

describe('numbers are written as each language writes them', () => {
  it.each([
    [formatRupiah(4_500_000, 'id'), 'Rp 4.500.000'],
    [formatRupiah(0, 'en'), 'Rp 0'],
    [formatInstant('2024-12-31T17:05:00.000Z', 'id'), '1 Januari 2025 00.05 WIB'],
    [formatInstant('2024-12-31T16:59:59Z', 'en'), '31 December 2024 23:59 WIB'],
    [formatInstant('kapan', 'id'), 'kapan'],
    [formatRupiah(-50_000, 'en'), '-Rp 50,000'],
    [formatRupiah(3_515_807.6, 'id'), 'Rp 3.515.808'],
    [formatRupiah(4_499_999.5, 'en', 1), 'Rp 4,499,999.5'],
    [formatAtMost(1234.5, 'id', 3), '1.234,5'],
    [formatAtMost(100, 'en', 3), '100'],
    [formatAtMost(1000, 'id', 0), '1.000'],
    [formatAtMost(-0.386372, 'en', 3), '-0.386'],
    [formatNumber(1234.5, 'id', 1), '1.234,5'],
    [formatNumber(1234.5, 'en', 1), '1,234.5'],
    [formatNumber(0.945, 'en', 2), '0.95'],
    [formatNumber(-1.205, 'id', 2), '-1,21'],
    [formatNumber(1e-7, 'id', 2), '0,00'],
    [formatPercent(0.97314, 'id'), '97,3%'],
    [formatPercent(1, 'en'), '100.0%'],
    [withUnit('3', 'days', 'id'), '3 hari'],
    [withUnit('3', 'rupiah', 'en'), '3'],
    [formatDate('2022-01-12', 'id'), '12 Januari 2022'],
    [formatDate('2022-05-01', 'en'), '1 May 2022'],
  ])('%s', (shown, expected) => {
    expect(shown).toBe(expected);
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 5 }), fc.constantFrom('id' as const, 'en' as const), (units, decimals, language) => {
        const exact = { n: BigInt(units), d: 10n ** BigInt(decimals) };
        const plain = formatNumber(exact, language, decimals).replaceAll(language === 'id' ? '.' : ',', '').replace(',', '.');
        expect(equals(rationalOf(Number(plain)), exact)).toBe(true);
      }),
    );
  });

  it('takes a double for the decimal that it shows', () => {
    expect(equals(rationalOf(0.1), { n: 1n, d: 10n })).toBe(true);
    expect(equals(rationalOf(1.5e-7), { n: 15n, d: 100_000_000n })).toBe(true);
    expect(equals(rationalOf(1e21), { n: 10n ** 21n, d: 1n })).toBe(true);
  });
});
