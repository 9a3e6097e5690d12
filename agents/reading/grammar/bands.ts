import { type Field, findField } from '#engine';

import { afterAt, ofField } from './comparisons.ts';
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
  const named = tokens.as(start, 'field')?.field;
  const field = findField(named?.bandsOf ?? named?.id ?? '');
  if (field?.kind !== 'integer') return undefined;
  const bands: Band[] = [];
  for (let at = start + 1; ; ) {
    const band = bandAt(tokens, at, field);
    if (!band) break;
    bands.push(band);
    at = band.to;
    while (tokens.is(at, 'and', 'comma')) at += 1;
  }
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

function bandAt(tokens: Tokens, at: number, field: Field): Band | undefined {
  const range = tokens.as(at, 'range');
  if (range) return isOf(field, range.low, range.unit) ? { low: range.low, high: range.high, to: at + 1 } : undefined;
  const op = tokens.as(at, 'compare');
  const before = op === undefined || op.after === true ? undefined : op.op;
  const place = before === undefined ? at : at + 1;
  const number = tokens.as(place, 'number');
  if (!number || !isOf(field, number.value, number.unit)) return undefined;
  const after = before === undefined ? afterAt(tokens, place + 1) : undefined;
  const to = place + (after === undefined ? 1 : 2);
  switch (before ?? after) {
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
