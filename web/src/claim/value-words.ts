import { icdCode } from '../texts/codes.ts';
import type { SummaryEvidence } from './evidence.tsx';

/** Ways in which the service writes a value in a sentence, the likeliest first. */
export function valueWords({ value, unit }: Pick<SummaryEvidence, 'value' | 'unit'>, language: 'id' | 'en'): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.join(', ')];
  if (typeof value === 'string') return [unit === 'code' ? icdCode(value) : value, value].filter((words, i, all) => words !== '' && all.indexOf(words) === i);
  if (typeof value !== 'number') return [];
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const number = (decimals: number, of = value): string => of.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  if (unit === 'rupiah') return [`Rp ${Math.round(value).toLocaleString(locale)}`, `Rp ${value.toLocaleString(locale, { maximumFractionDigits: 1 })}`];
  if (unit === 'ratio') return [`${number(1, value * 100)}%`, `${number(0, value * 100)}%`, number(2)];
  if (Number.isInteger(value)) return [number(0), number(2)];
  return [number(2), number(1), number(3)];
}
