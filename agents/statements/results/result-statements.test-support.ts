import type { QueryData } from '#tools';

import type { Asked } from './judge.test-support.ts';
import type { ResultStatement, SideRef } from './statement.ts';
import { chooser } from './varied-queries.test-support.ts';

export const statementKinds = ['matched', 'none_match', 'relaxed', 'figures', 'listed', 'row', 'leader', 'tie', 'portion', 'runners_up', 'each', 'overlap', 'volume', 'thin', 'change', 'step', 'together', 'alike', 'versus', 'few', 'absent', 'withheld'] as const satisfies readonly ResultStatement['kind'][];

/** A statement about results, true about as often as false: what it names is mostly there, and mostly what it says of it is so. */
export function randomStatement(asked: Asked, random: () => number): ResultStatement {
  const { pick, chance, upTo } = chooser(random);
  const ids = [...asked.keys()];
  const kind = pick([...statementKinds, 'leader', 'leader', 'tie', 'change', 'change', 'step', 'step', 'step', 'together', 'together', 'alike', 'alike', 'versus', 'portion'] as const);
  const fitting = ids.filter((id) => fits(kind, asked.get(id)));
  const query = chance(0.03) ? pick(['9:query', 'search', '__proto__']) : pick(fitting.length > 0 && chance(0.6) ? fitting : ids);
  const data = asked.get(query);
  const of: SideRef = { query, side: chance(0.03) ? pick([-1, 7]) : upTo((data?.sides.length ?? 1) - 1) };
  const rows = data?.sides[of.side]?.rows ?? [];
  const row = chance(0.04) ? pick([0, -1, rows.length + 1, 1.5]) : 1 + upTo(Math.max(0, rows.length - 1));
  const column = columnOf(data, random);
  const end = pick(['most', 'least'] as const);
  const numbers = rows.map((each) => each[column]).filter((value) => typeof value === 'number');
  const extreme = end === 'most' ? Math.max(...numbers) : Math.min(...numbers);
  const extremes = rows.flatMap((each, i) => (each[column] === extreme ? [i + 1] : []));
  switch (kind) {
    case 'matched':
    case 'none_match':
    case 'figures':
    case 'few':
    case 'volume':
      return { kind, of };
    case 'each':
    case 'overlap':
      return { kind, of, column: chance(0.5) && rows[0] && 'n' in rows[0] ? 'n' : column };
    case 'thin':
      return { kind, of, rows: chance(0.9) ? rows.length : 1 };
    case 'runners_up':
      return { kind, of, rows: chance(0.9) ? Math.min(rows.length, 2 + upTo(3)) : pick([0, 1, 1.5, rows.length + 1]), column: chance(0.7) ? (data?.columns.find(({ role }) => role === 'measure')?.name ?? column) : column, end: chance(0.8) ? 'most' : 'least' };
    case 'relaxed': {
      const without = chance(0.05) ? pick([-1, 9]) : upTo(Math.max(0, (data?.query.where.length ?? 1) - 1));
      const left = data?.query.where.toSpliced(without, 1);
      const wider = ids.filter((id) => JSON.stringify(asked.get(id)?.query.where) === JSON.stringify(left));
      const other = wider.length > 0 && chance(0.8) ? pick(wider) : pick(ids);
      return { kind, of, without, relaxed: { query: other, side: chance(0.9) ? 0 : 1 } };
    }
    case 'listed':
      return { kind, of, rows: chance(0.7) ? rows.length : pick([0, 1, rows.length + 1, 1.5]) };
    case 'row':
      return { kind, of: { ...of, row } };
    case 'leader':
      return { kind, of: { ...of, row: chance(0.7) ? (extremes[0] ?? row) : row }, column, end };
    case 'tie':
      return { kind, of, rows: chance(0.75) ? extremes : pick([extremes.slice(1), [...extremes, row], [row, row], [], [1, 2]]), column, end };
    case 'portion':
      return { kind, of: { ...of, row }, column };
    case 'together':
      return { kind, of, rows: chance(0.9) ? 2 + upTo(Math.max(0, rows.length - 2)) : pick([0, 1, 1.5, rows.length + 1]), column: chance(0.7) ? (data?.columns.find(({ name }) => name === 'n')?.name ?? data?.columns.find(({ role }) => role === 'measure')?.name ?? column) : column };
    case 'alike': {
      const fields = (data?.columns ?? []).flatMap(({ name, role }) => (role === 'field' ? [name] : []));
      const shared = fields.length > 0 && chance(0.95) ? pick(fields) : column;
      const values = rows.flatMap((each) => [each[shared] ?? []].flat()).filter((value) => typeof value === 'string');
      return { kind, of, rows: chance(0.8) ? rows.length : pick([0, 1, 2, 1.5, rows.length + 1]), column: shared, value: values.length > 0 && chance(0.9) ? pick(values) : 'no such value' };
    }
    case 'step': {
      const places = rows.flatMap((each, i) => (each['is_whole'] === true || data?.query.by[0]?.unit === 'day' ? [i] : [])).toSorted((a, b) => JSON.stringify(rows[a]).localeCompare(JSON.stringify(rows[b])));
      const gapAt = (i: number): number => Number(rows[places[i] ?? 0]?.[column]) - Number(rows[places[i - 1] ?? 0]?.[column]);
      const [far = 1] = places.map((_, i) => i).slice(1).toSorted((a, b) => Math.abs(gapAt(b)) - Math.abs(gapAt(a)));
      const at = chance(0.7) ? far : 1 + upTo(rows.length);
      return { kind, of, column, from: (places[at - 1] ?? 0) + 1, to: (places[at] ?? 0) + 1, direction: (gapAt(at) < 0) === chance(0.9) ? 'down' : 'up' };
    }
    case 'change': {
      const [from, to] = [row, chance(0.5) ? row + 1 : 1 + upTo(rows.length)];
      const [old, now] = [rows[from - 1]?.[column], rows[to - 1]?.[column]];
      const direction = typeof old === 'number' && typeof now === 'number' ? (now > old ? 'up' : now < old ? 'down' : 'same') : 'same';
      return { kind, of, column, from, to, direction: chance(0.75) ? direction : pick(['up', 'down', 'same'] as const) };
    }
    case 'versus': {
      const right: SideRef = chance(0.04) ? { query: pick(ids), side: 0 } : { query, side: upTo((data?.sides.length ?? 1) - 1) };
      const place = 1 + upTo(Math.max(0, (asked.get(right.query)?.sides[right.side]?.rows.length ?? 1) - 1));
      const [a, b] = [rows[row - 1]?.[column], asked.get(right.query)?.sides[right.side]?.rows[place - 1]?.[column]];
      const relation = typeof a === 'number' && typeof b === 'number' ? (a < b ? 'less' : a > b ? 'more' : 'equal') : 'equal';
      return { kind, left: { ...of, row }, right: { ...right, row: place }, column, relation: chance(0.75) ? relation : pick(['less', 'equal', 'more'] as const) };
    }
    default: {
      const counted = data?.sides[of.side]?.[kind === 'absent' ? 'without_value' : 'withheld'] ?? [];
      return { kind, of, field: counted.length > 0 && chance(0.8) ? pick(counted).field : pick(['los', 'patient_sex', 'readmission_gap', 'no_such_field']) };
    }
  }
}

/** Whether a result is one of which such a statement may well be so. */
function fits(kind: ResultStatement['kind'], data: QueryData | undefined): boolean {
  if (!data) return false;
  if (kind === 'figures' || kind === 'few' || kind === 'each') return data.query.subject === 'groups' && data.query.by.length === 0;
  if (kind === 'relaxed' || kind === 'none_match') return data.sides.some(({ matched, total }) => matched === 0 || (kind === 'none_match' && total === 0));
  if (kind === 'absent') return data.sides.some(({ without_value }) => without_value.length > 0);
  if (kind === 'withheld') return data.sides.some(({ withheld }) => withheld.length > 0);
  if (kind === 'overlap') return data.query.by.length === 1 && ['dx_secondary_codes', 'procedure_codes', 'flags'].includes(data.query.by[0]?.field ?? '');
  if (kind === 'volume') return data.query.where.some((clause) => 'field' in clause && clause.field === 'flags');
  if (kind === 'alike') return data.query.subject === 'claims';
  if (kind === 'together') return data.sides.some(({ total, rows }) => total > rows.length);
  if (kind === 'change' || kind === 'step') return data.columns.some(({ name }) => name === 'is_whole');
  return data.columns.some(({ role }) => role === 'group');
}

/** A measure mostly, else a column of another role, or none. */
function columnOf(data: QueryData | undefined, random: () => number): string {
  const { pick, chance } = chooser(random);
  const measures = (data?.columns ?? []).filter(({ role }) => role === 'measure');
  if (measures.length > 0 && chance(0.85)) return pick(measures).name;
  return data && chance(0.7) ? pick(data.columns).name : pick(['no_such_column', 'constructor']);
}
