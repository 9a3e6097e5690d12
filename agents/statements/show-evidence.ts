import { type Language, formatDate, formatInstant, formatMonth, formatNumber, formatPercent, formatRupiah } from '#engine';

import { isPresentable, isPresentableCode } from './presentable.ts';
import { englishCategories, placeholders } from './texts/words.ts';
import type { Citable } from './facts.ts';

/** Entries of a list that a sentence names; how many more there are follows. */
export const longestList = 5;

/** A cited value as a sentence of the language shows it, by its unit. @param amounts the language whose separators rupiah have. */
export function showEvidence({ id, value, unit }: Pick<Citable, 'id' | 'value' | 'unit'>, language: Language, amounts = language): string {
  if (value === null || value === '') return placeholders.missing[language];
  if (Array.isArray(value)) return showTexts({ id, value, unit }, language);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string' && unit === 'month') return formatMonth(value, language);
  if (typeof value === 'string' && unit === 'instant') return formatInstant(value, language);
  if (typeof value === 'string') return unit === 'date' ? formatDate(value, language) : showText(id, value, unit, language);
  if (unit === 'rupiah') return formatRupiah(value, amounts);
  if (unit === 'ratio') return formatPercent(value, language);
  if (unit === 'score') return formatNumber(value, language, scoreDecimals(value));
  if (unit === 'zscore') return formatNumber(value, language, 2);
  return formatNumber(value, language);
}

/** Two, or as many as keep a score below 1 from being read as 1. */
function scoreDecimals(score: number): number {
  return [2, 3].find((decimals) => score >= 1 || Number(score.toFixed(decimals)) < 1) ?? 4;
}

/** The first entries of a list, and how many more of `total` there are. */
export function showList(entries: readonly string[], language: Language, total = entries.length): string {
  if (entries.length === 0) return placeholders.missing[language];
  const shown = entries.slice(0, longestList);
  const rest = total - shown.length;
  if (rest <= 0) return shown.join(', ');
  return `${shown.join(', ')}, ${placeholders.others[language].replace('{n}', formatNumber(rest, language))}`;
}

/** Entries that may not be shown are counted among the others. */
function showTexts({ id, value, unit }: Pick<Citable, 'id' | 'unit'> & { readonly value: readonly string[] }, language: Language): string {
  const shown = value.filter((text) => isShowable(text, unit)).map((text) => showText(id, text, unit, language));
  return value.length > 0 && shown.length === 0 ? placeholders.withheld[language] : showList(shown, language, value.length);
}

function isShowable(text: string, unit: Citable['unit']): boolean {
  return unit === 'code' ? isPresentableCode(text) : isPresentable(text);
}

function showText(id: string, text: string, unit: Citable['unit'], language: Language): string {
  if (!isShowable(text, unit)) return placeholders.withheld[language];
  if (unit === 'category' && language === 'en') return englishCategories[text.toLowerCase()] ?? text;
  if (unit === 'text' || (unit === 'code' && /[|\s]/.test(text))) return `“${text}”`;
  return isIcd(id) ? text.replace(/^([A-Z]\d[0-9A-Z]|\d{2})(?=[0-9A-Z]{1,3}$)/, '$1.') : text;
}

function isIcd(id: string): boolean {
  return /^(?:claim|\d*:?(?:search|similar|episodes|report)\.\d+)\.(?:dx_(?:primary|admission)_code|dx_secondary_codes|procedure_codes)$/.test(id);
}
