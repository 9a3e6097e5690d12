import type { Language, Localized } from '../language.ts';
import { type Rational, rationalOf, roundToStep, timesPowerOfTen } from './rational.ts';

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

/** Grouping and decimal signs of a language: `1.234,5` in Indonesian, `1,234.5` in English. */
const separators: Readonly<Record<Language, { readonly group: string; readonly decimal: string }>> = {
  id: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

/** A number rounded half away from zero to `decimals`, grouped by thousands. */
export function formatNumber(value: number | Rational, language: Language, decimals = 0): string {
  const step = timesPowerOfTen({ n: 1n, d: 1n }, -decimals);
  const exact = roundToStep(typeof value === 'number' ? rationalOf(value) : value, step);
  const units = (exact.n * 10n ** BigInt(decimals)) / exact.d;
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const { group, decimal } = separators[language];
  const whole = digits.slice(0, digits.length - decimals).replaceAll(/\B(?=(?:\d{3})+$)/g, group);
  const fraction = decimals > 0 ? `${decimal}${digits.slice(-decimals)}` : '';
  return `${units < 0n ? '-' : ''}${whole}${fraction}`;
}

/** A number rounded to at most `decimals`, without the zeros that would end it: `2,5`, `3`. */
export function formatAtMost(value: number | Rational, language: Language, decimals: number): string {
  const [whole = '', fraction = ''] = formatNumber(value, language, decimals).split(separators[language].decimal);
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}${separators[language].decimal}${kept}`;
}

/** Rupiah, whole unless more decimals are asked for: `Rp 4.500.000` in Indonesian, `Rp 4,500,000` in English; a negative amount is `-Rp 4.500.000`. */
export function formatRupiah(value: number | Rational, language: Language, decimals = 0): string {
  const text = formatAtMost(value, language, decimals);
  return text.startsWith('-') ? `-Rp ${text.slice(1)}` : `Rp ${text}`;
}

/** A share as a percentage: 0.9731 is `97,3%` in Indonesian and `97.3%` in English. */
export function formatPercent(share: number | Rational, language: Language, decimals = 1): string {
  return `${formatNumber(timesPowerOfTen(typeof share === 'number' ? rationalOf(share) : share, 2), language, decimals)}%`;
}

/** `2022-01-12` as `12 Januari 2022` or `12 January 2022`. */
export function formatDate(date: string, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${monthNames[language][Number(month) - 1] ?? month} ${year}`;
}

/** Jakarta has no summer time. */
const jakartaOffset = 7 * 3_600_000;

/** An instant as people read it in Jakarta: `2025-01-02T00:30:00.000Z` as `2 Januari 2025 07.30 WIB`; what is none as it stands. */
export function formatInstant(instant: string, language: Language): string {
  const local = new Date(Date.parse(instant) + jakartaOffset);
  if (Number.isNaN(local.getTime())) return instant;
  const [date = '', clock = ''] = local.toISOString().split('T');
  const minutes = clock.slice(0, 5);
  return `${formatDate(date, language)} ${language === 'id' ? minutes.replace(':', '.') : minutes} WIB`;
}

/** `2022-01` as `Januari 2022` or `January 2022`. */
export function formatMonth(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-');
  return `${monthNames[language][Number(number) - 1] ?? number} ${year}`;
}

/** Words after a number that counts something. */
const unitWords: Readonly<Partial<Record<string, Localized>>> = {
  days: { id: 'hari', en: 'days' },
  years: { id: 'tahun', en: 'years' },
  claims: { id: 'klaim', en: 'claims' },
  facilities: { id: 'fasilitas', en: 'facilities' },
  participants: { id: 'peserta', en: 'participants' },
  beds: { id: 'tempat tidur', en: 'beds' },
};

/** A formatted number with what it counts: `3 hari`, `3 days`; alone where the unit has no word. */
export function withUnit(number: string, unit: string, language: Language): string {
  const word = unitWords[unit]?.[language];
  return word === undefined ? number : `${number} ${word}`;
}
