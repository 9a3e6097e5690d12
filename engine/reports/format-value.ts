import { cellsOfSimilarClaims } from '../catalogue/values/casemix.ts';
import { claimColumns, scoreColumns } from '../columns.ts';
import { formatAtMost, formatRupiah } from '../figures/format.ts';
import type { Language, Localized } from '../language.ts';

const units = new Map([...claimColumns, ...scoreColumns].map(({ name, unit }) => [name, unit]));
const cells = new Map(cellsOfSimilarClaims.map((cell) => [cell.id, cell]));
const absent: Localized = { id: 'tidak ada', en: 'none' };

/**
 * A column's value as a person reads it: rupiah as `Rp 4.500.000` with a decimal at most, other numbers with
 * 3 decimals at most, each with the language's own separators, what similar claims share by the language's name of it, lists joined by commas, dates as they are.
 */
export function formatValue(column: string, value: unknown, language: Language): string {
  if (value === null || value === undefined) return absent[language];
  if (Array.isArray(value)) return value.length === 0 ? absent[language] : value.join(', ');
  if (typeof value === 'string') return cells.get(value)?.[language] ?? value;
  if (typeof value !== 'number') return JSON.stringify(value);
  if (units.get(column) === 'rupiah') return formatRupiah(value, language, 1);
  return formatAtMost(value, language, 3);
}
