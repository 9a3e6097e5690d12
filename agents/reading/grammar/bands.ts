import { type Field, findField } from '#engine';

import { boundedAt, ofField } from './comparisons.ts';
import type { Draft } from './draft.ts';
import type { Tokens } from './tokens.ts';

/** Whole numbers from one to another, both included; open at an end that is not there. */
interface Band {
  readonly low?: number;
  readonly high?: number;
  readonly to: number;
}

const fewestBands = 2;

/** `umur 0-17, 18-59 dan 60 ke atas`, `age band: under 18, 18-39, 40 and over`: groups by bands of a whole number that go on from one to the next; the place after them. */
export function readBands(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const start = tokens.is(from, 'per') ? from + 1 : from;
  // `anak (0-17), dewasa (18-59)`: names of ages, each with what it means.
  const isNamed = isAgeName(tokens, start) && tokens.is(start + 1, 'range', 'compare', 'number');
  const named = isNamed ? findField('age_group') : tokens.as(start, 'field')?.field;
  const field = findField(named?.bandsOf ?? named?.id ?? '');
  if (field?.kind !== 'integer') return undefined;
  const width = widthAt(tokens, start, field);
  if (width) {
    draft.groups.push({ field: field.id, width: width.value, role: 'per', at: from });
    if (draft.measures.length === 0 && draft.share === undefined) draft.measures.push({ agg: 'count', at: from });
    return width.to;
  }
  const bands: Band[] = [];
  for (let at = isNamed ? start : start + 1; ; ) {
    const isName = isAgeName(tokens, at);
    // `infants, 1-4, 5-17`: a name alone goes up to what follows it, or on from what stands before it.
    const band = bandAt(tokens, isName && isNamed ? at + 1 : at, field) ?? (isName && !isNamed ? { to: at + 1 } : undefined);
    if (!band) break;
    bands.push(band);
    at = band.to;
    while (tokens.is(at, 'and', 'comma')) at += 1;
  }
  closeNamed(bands, tokens);
  const last = bands.at(-1);
  // `60 tahun ke atas`: a group of ages that is no band of these is read by its words.
  if (last && tokens.is(last.to, 'and', 'comma') && tokens.all(last.to + (tokens.is(last.to + 1, 'and') ? 2 : 1), 'value').some((sense) => findField(sense.field)?.bandsOf === field.id)) return undefined;
  if (!last || bands.length < fewestBands || !bands.every((band, i) => i === 0 || (band.low !== undefined && band.low === (bands[i - 1]?.high ?? Number.NaN) + 1))) return undefined;
  const [first] = bands;
  const edges = bands.map(({ low = 0 }) => low);
  draft.groups.push({ field: field.id, edges, role: 'per', at: from });
  // What lies in none of the bands is not asked for.
  const low = first?.low ?? 0;
  const value = last.high;
  if (value !== undefined || low > 0) draft.terms.push({ field: field.id, clauses: [value === undefined ? { field: field.id, op: '>=', value: low } : { field: field.id, op: 'between', value: [low, value] }], isNegative: false, at: from, isAlternative: false, part: 'base', isPlace: false });
  return last.to;
}

/** The ends of the names at both ends of bands, where the bands beside them say them as the names do. */
function closeNamed(bands: Band[], tokens: Tokens): void {
  const [first, second] = bands;
  const [before, last] = bands.slice(-2);
  const nameAt = ({ to }: Band): string => String(tokens.all(to - 1, 'value').find(({ field, values }) => field === 'age_group' && values.length === 1)?.values[0] ?? '');
  if (first && first.high === undefined && second?.low !== undefined && nameAt(first) === String(second.low - 1)) bands.splice(0, 1, { ...first, high: second.low - 1 });
  if (last && last.low === undefined && before?.high !== undefined && nameAt(last) === `${before.high + 1}+`) bands.splice(-1, 1, { ...last, low: before.high + 1 });
}

function isAgeName(tokens: Tokens, at: number): boolean {
  return tokens.all(at, 'value').some(({ field }) => field === 'age_group');
}

/** `kelompok umur 10 tahunan`, `age groups of 10 years (0-9, 10-19)`: bands as wide as is said; ranges behind it that are such bands say it again. */
function widthAt(tokens: Tokens, at: number, field: Field): { readonly value: number; readonly to: number } | undefined {
  const number = tokens.as(at + 1, 'number');
  if (!number || !isOf(field, number.value, number.unit) || number.value < 1 || !(tokens.as(at + 2, 'unit')?.isEach === true || (number.unit !== undefined && findField(tokens.as(at, 'field')?.field.id ?? '')?.bandsOf !== undefined && !tokens.is(at + 2, 'compare')))) return undefined;
  return { value: number.value, to: endOfBands(tokens, at + (tokens.is(at + 2, 'unit') ? 3 : 2), number.value) };
}

/** `in 10-year age bands`, `per 5 tahun umur`: how wide, said before what is banded. */
export function readWidthFirst(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const at = tokens.is(from, 'per') ? from + 1 : from;
  const number = tokens.as(at, 'number');
  const isYears = number?.unit === undefined && tokens.as(at + 1, 'unit')?.unit === 'year';
  const named = tokens.as(at + (isYears ? 2 : 1), 'field')?.field;
  const field = findField(named?.bandsOf ?? '');
  if (!number || field?.kind !== 'integer' || !isOf(field, number.value, number.unit) || number.value < 1 || tokens.is(at - 1, 'compare') || !(number.unit !== undefined || isYears || tokens.is(from, 'per'))) return undefined;
  draft.groups.push({ field: field.id, width: number.value, role: 'per', at: from });
  if (draft.measures.length === 0 && draft.share === undefined) draft.measures.push({ agg: 'count', at: from });
  return endOfBands(tokens, at + (isYears ? 3 : 2), number.value);
}

/** The place behind ranges that are bands of a width. */
function endOfBands(tokens: Tokens, from: number, width: number): number {
  let at = from;
  for (;;) {
    const next = tokens.is(at, 'comma') ? at + 1 : at;
    const range = tokens.as(next, 'range');
    if (!range || range.low % width !== 0 || range.high !== range.low + width - 1) return at;
    at = next + 1;
  }
}

function bandAt(tokens: Tokens, at: number, field: Field): Band | undefined {
  const range = tokens.as(at, 'range');
  if (range) return isOf(field, range.low, range.unit) ? { low: range.low, high: range.high, to: at + 1 } : undefined;
  const { number, op, to = at } = boundedAt(tokens, at) ?? {};
  if (!number || !isOf(field, number.value, number.unit)) return undefined;
  switch (op) {
    case '<':
      return { high: number.value - 1, to };
    case '<=':
      return { high: number.value, to };
    case '>':
      return { low: number.value + 1, to };
    case '>=':
      return { low: number.value, to };
    default:
      return undefined;
  }
}

function isOf(field: Field, value: number, unit: Parameters<typeof ofField>[1]['unit']): boolean {
  return Number.isInteger(value) && ofField(field, { kind: 'number', value, unit })?.field === field.id;
}
