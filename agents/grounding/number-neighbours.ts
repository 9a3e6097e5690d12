import type { WrittenNumber, WrittenUnit } from './figure.ts';
import type { FoundNumber } from './numerals.ts';
import { relationBefore } from './relations.ts';
import { type Rational, multiply } from './rational.ts';

const countable: readonly WrittenUnit[] = ['claims', 'facilities', 'participants', 'beds', 'items'];
const range = /^\s?[-–—]\s?$|^\s(?:sampai(?:\sdengan)?|hingga|s\.?d\.?|to)\s$/iu;
const of = /^\s(?:dari|di antara|out of|of|among)\s(?:total\s|sekitar\s|the\s|all\s|semua\s|seluruh\s)?$/iu;
const and = /^\s(?:dan|and)\s$/iu;
const between = /(?:antara|between)\s$/iu;
const outOfRank = /(?:peringkat|urutan|posisi|nomor|skor|rank(?:ed|s|ing)?|position|place|score)(?:\s\p{L}+)?\s(?:ke-)?$/iu;

/**
 * What a number takes from its neighbours: in a range the currency of the first and the scale and
 * unit of the second (`Rp 1–2 juta`), of parts the unit of the whole (`3 dari 10 klaim`), and the
 * words before it (`hampir`). Numbers are given in their order.
 */
export function joinNeighbours(text: string, found: readonly FoundNumber[]): FoundNumber[] {
  const numbers = found.map(({ number }) => number);
  for (const [i, { start, end }] of found.entries()) {
    const [first, second, next] = [numbers[i], numbers[i + 1], found[i + 1]];
    if (!first || !second || !next) continue;
    const gap = text.slice(end, next.start);
    const before = text.slice(Math.max(0, start - 30), start);
    const isPart = of.test(gap) && first.unit === 'none' && !first.isScaled && (second.unit === 'none' || countable.includes(second.unit)) && !outOfRank.test(before);
    if (range.test(gap) || (and.test(gap) && between.test(before))) [numbers[i], numbers[i + 1]] = rangeOf(first, second, next.scale);
    else if (isPart) [numbers[i], numbers[i + 1]] = [{ ...first, unit: second.unit, role: 'part', ...(second.counted && { counted: second.counted }) }, { ...second, role: 'whole' }];
  }
  return found.map((one, i) => {
    const number = numbers[i];
    const relation = number && relationBefore(text, one.start);
    return number ? { ...one, number: relation ? { ...number, relation } : number } : one;
  });
}

function rangeOf(first: WrittenNumber, second: WrittenNumber, scale: Rational | undefined): [WrittenNumber, WrittenNumber] {
  const isPlain = (first.unit === 'none' || first.unit === 'rupiah') && !first.isScaled;
  const scaled = isPlain && second.isScaled && scale ? { ...first, value: multiply(first.value, scale), step: multiply(first.step, scale), isScaled: true } : first;
  const unit = first.unit === 'none' ? second.unit : first.unit;
  const secondUnit = second.unit === 'none' && first.unit === 'rupiah' ? 'rupiah' : second.unit;
  return [{ ...scaled, unit, ...(second.counted && { counted: second.counted }) }, { ...second, unit: secondUnit }];
}
