import { type ClaimQuery, type Rational, isLess, zero } from '#engine';

import type { Sentence } from '../writer.ts';
import { type EvaluatedResult, evaluateResult, isCountOfAll, isDated, isWhole, wholePeriods } from './evaluate.ts';
import { renderResult } from './render.ts';
import type { Column, Results } from './result.ts';
import type { Shown } from './shown.ts';
import type { ResultStatement, RowRef, SideRef } from './statement.ts';

/** How much of a result is wanted. */
export interface Wanted {
  /** One row is asked for: the first. */
  readonly isOne?: boolean;
  /** Rows of a list. */
  readonly most?: number;
}
/** Rows that are named where the first is asked for. */
const runnersUp = 3;
/** Rows of a list that is read at a glance. */
const fewRows = 3;

/** Measures by which sides are set against each other. */
const mostCompared = 2;

/** Fields of listed claims that are told where most share them. */
const sharedFields = ['facility_key', 'flags'] as const;

/** Conditions that were left out one at a time, by the query that nothing passed. */
export type Relaxations = ReadonlyMap<string, readonly { readonly query: string; readonly without: number }[]>;

export interface ResultCandidate {
  readonly statement: ResultStatement;
  /** Told whatever is chosen: what was asked for, and what makes it weak. */
  readonly isAlways: boolean;
}

/** What may be said of the result of a query, the most telling first: what was asked, what stands out, the rows, what weakens them. What is not so is left out when told. */
export function resultCandidates(query: string, results: Results, relaxations: Relaxations = new Map(), wanted: Wanted = {}): readonly ResultCandidate[] {
  const data = results.data(query);
  if (!data) return [];
  const sides = data.sides.map((_, side): SideRef => ({ query, side }));
  const measures = comparedMeasures(results, { query, side: 0 });
  const compared = measures.slice(0, mostCompared).flatMap(({ name }) => {
    const [base, ...others] = byMeasure(results, sides, name);
    return base ? others.flatMap((other) => versusOf(results, { ...base, row: 1 }, { ...other, row: 1 }, name)) : [];
  });
  // Sides of one measure or two are told by how they stand to each other, with the claims behind each.
  const isTold = sides.length > 1 && measures.length <= mostCompared && compared.filter((statement) => evaluateResult(statement, results).ok).length === (sides.length - 1) * measures.length;
  return [
    ...always(...compared),
    ...sides.flatMap((of): ResultCandidate[] => [
      ...always({ kind: 'none_match', of }, ...(relaxations.get(query) ?? []).map(({ query: relaxed, without }): ResultStatement => ({ kind: 'relaxed', of, without, relaxed: { query: relaxed, side: 0 } }))),
      ...(isWhole(results, of) ? (isTold ? [] : wholeOf(results, of)) : standingOut(results, of, wanted).map((statement) => ({ statement, isAlways: false }))),
      ...always(...rowsOf(results, of, wanted), { kind: 'few', of }),
      ...always(...(results.side(of)?.without_value ?? []).map(({ field }): ResultStatement => ({ kind: 'absent', of, field })), ...(results.side(of)?.withheld ?? []).map(({ field }): ResultStatement => ({ kind: 'withheld', of, field }))),
    ]),
  ];
}

function always(...statements: readonly ResultStatement[]): ResultCandidate[] {
  return statements.map((statement) => ({ statement, isAlways: true }));
}

/** The measures of the one row, and what they come to for each claim. */
function wholeOf(results: Results, of: SideRef): readonly ResultCandidate[] {
  const [first, ...others] = results.columns(of, 'measure');
  return [...always({ kind: 'figures', of }), ...(first && others.length === 0 ? [{ statement: { kind: 'each', of, column: first.name }, isAlways: false } as const] : [])];
}

/** The rows as far as they are wanted: where one is asked for and stands first, those that come behind it in a sentence; then what weakens them. */
function rowsOf(results: Results, of: SideRef, { isOne = false, most = Infinity }: Wanted): readonly ResultStatement[] {
  const read = isWhole(results, of) ? 0 : (results.side(of)?.rows.length ?? 0);
  const column = results.columns(of, 'measure')[0]?.name ?? '';
  const query = results.data(of.query)?.query;
  const end = endOf(query);
  const same = allTheSame(results, of);
  if (same) return [same];
  const leads = isOne && read > 1 && evaluateResult({ kind: 'leader', of: { ...of, row: 1 }, column, end }, results).ok;
  const behind: ResultStatement = { kind: 'runners_up', of, rows: Math.min(read, runnersUp), column, end };
  const count = leads && evaluateResult(behind, results).ok ? 0 : Math.min(read, most);
  if (count > 0 || read === 0) return [{ kind: 'listed', of, rows: count }, ...Array.from({ length: count }, (_, i): ResultStatement => ({ kind: 'row', of: { ...of, row: i + 1 } })), { kind: 'together', of, rows: count, column }, ...alikeOf(results, of, count), { kind: 'overlap', of, column }, { kind: 'thin', of, rows: count }, { kind: 'volume', of }];
  // A count of claims says of how many it is.
  return [behind, ...(isChosen(query) && !isCountOfAll(results.measure(of, column)) ? [{ kind: 'matched', of } as const] : []), { kind: 'thin', of, rows: runnersUp }, { kind: 'volume', of }];
}

/** The facility and the indication that listed claims share most. */
function alikeOf(results: Results, of: SideRef, rows: number): readonly ResultStatement[] {
  const read = results.side(of)?.rows.slice(0, rows) ?? [];
  return sharedFields.flatMap((column): ResultStatement[] => {
    const counts = new Map<string, number>();
    for (const value of read.flatMap((cells) => [cells[column] ?? []].flat())) if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
    const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
    return most ? [{ kind: 'alike', of, rows, column, value: most[0] }] : [];
  });
}

/** What stands out among groups: over time how the first measure moved, else which group leads. Of those that exclude each other all are named. */
function standingOut(results: Results, of: SideRef, { isOne = false }: Wanted): readonly ResultStatement[] {
  const [column] = results.columns(of, 'measure');
  const side = results.side(of);
  const query = results.data(of.query)?.query;
  if (!column || !side || !query || side.rows.length < 2 || allTheSame(results, of)) return [];
  // A list of all in the order of the measure opens with the first, and how far it is ahead; the head of a part of it says as much.
  if (!isOne && isByMeasure(query)) return side.total === side.rows.length && side.total > fewRows && query.having.length === 0 ? withSecond(extremes(results, of, column.name, endOf(query))) : [];
  if (query.by[0]?.unit !== undefined && query.by.length === 1) {
    const whole = wholePeriods(results, of, column.name);
    const [from, to] = [whole[0], whole.at(-1)];
    // An order by the measure asks for an end of it, not for how it moved.
    if (query.order[0]?.measure !== undefined) return extremes(results, of, column.name, endOf(query));
    const moved = from === undefined || to === undefined ? [] : (['up', 'down', 'same'] as const).map((direction): ResultStatement => ({ kind: 'change', of, column: column.name, from, to, direction }));
    // An end that is where it began or ended is told by how it moved.
    const ends = (['most', 'least'] as const).flatMap((end) => extremes(results, of, column.name, end));
    return [...moved, ...ends.filter((statement) => statement.kind !== 'leader' || (whole.includes(statement.of.row) && statement.of.row !== from && statement.of.row !== to)), ...stepsOf(whole, of, column.name)];
  }
  // Rows in the order of something else have no first one.
  if (query.order[0] !== undefined && query.order[0].measure !== column.measure) return [];
  return extremes(results, of, column.name, endOf(query));
}

/** Each step between periods that follow each other: the largest is the one that is so. */
function stepsOf(periods: readonly number[], of: SideRef, column: string): readonly ResultStatement[] {
  return periods.slice(1).flatMap((to, i) => (['up', 'down'] as const).map((direction): ResultStatement => ({ kind: 'step', of, column, from: periods[i] ?? to, to, direction })));
}

/** That all of many groups have the same, which one sentence tells. */
function allTheSame(results: Results, of: SideRef): ResultStatement | undefined {
  const [column, ...others] = results.columns(of, 'measure');
  const rows = (results.side(of)?.rows ?? []).map((_, i) => i + 1);
  const statement: ResultStatement = { kind: 'tie', of, rows, column: column?.name ?? '', end: 'most' };
  return rows.length > fewRows && others.length <= 1 && evaluateResult(statement, results).ok ? statement : undefined;
}

/** One that leads, with the next. */
function withSecond(statements: readonly ResultStatement[]): readonly ResultStatement[] {
  return statements.flatMap((statement): readonly ResultStatement[] => (statement.kind === 'leader' ? [statement, { kind: 'runners_up', of: { query: statement.of.query, side: statement.of.side }, rows: 2, column: statement.column, end: statement.end }] : [statement]));
}

function endOf(query: ClaimQuery | undefined): 'most' | 'least' {
  return query?.order[0]?.direction === 'asc' ? 'least' : 'most';
}

function isByMeasure({ order: [first], by }: ClaimQuery): boolean {
  return first === undefined ? by[0]?.unit === undefined : first.measure !== undefined;
}

function isChosen(query: ClaimQuery | undefined): boolean {
  return query !== undefined && (query.where.length > 0 || query.period !== undefined || query.base !== undefined);
}

function extremes(results: Results, of: SideRef, column: string, end: 'most' | 'least'): readonly ResultStatement[] {
  const values = (results.side(of)?.rows ?? []).flatMap((_, i): { row: number; value: Rational }[] => {
    const value = results.number({ ...of, row: i + 1 }, column);
    return value === undefined ? [] : [{ row: i + 1, value }];
  });
  const [first, ...others] = values;
  if (!first) return [];
  const best = others.reduce((known, one) => ((end === 'most' ? isLess(known.value, one.value) : isLess(one.value, known.value)) ? one : known), first);
  const equal = values.filter(({ value }) => !isLess(value, best.value) && !isLess(best.value, value)).map(({ row }) => row);
  return equal.length === 1 ? [{ kind: 'leader', of: { ...of, row: best.row }, column, end }] : equal.length <= 5 ? [{ kind: 'tie', of, rows: equal, column, end }] : [];
}

/** Sides from the largest by a measure, periods as they were asked for: all others are set against the first. */
function byMeasure(results: Results, sides: readonly SideRef[], name: string): readonly SideRef[] {
  const [first] = sides;
  if (!first || isDated(results, first)) return sides;
  const valueOf = (side: SideRef): Rational => results.number({ ...side, row: 1 }, name) ?? zero;
  return sides.toSorted((a, b) => (isLess(valueOf(b), valueOf(a)) ? -1 : isLess(valueOf(a), valueOf(b)) ? 1 : 0));
}

/** Measures of sides but the count that stands behind a share. */
function comparedMeasures(results: Results, of: SideRef): readonly Column[] {
  const [first, ...others] = results.columns(of, 'measure');
  const measure = first && results.measure(of, first.name);
  const counted = measure?.of === undefined ? undefined : results.countOf(of, measure);
  return first ? [first, ...others.filter(({ name }) => name !== counted?.name)] : [];
}

function versusOf(results: Results, left: RowRef, right: RowRef, column: string): readonly ResultStatement[] {
  if (!isWhole(results, left)) return [];
  const [a, b] = [results.number(left, column), results.number(right, column)];
  // Of periods the later is set against the earlier, else the larger against the smaller.
  const isTurned = isDated(results, left) || (a !== undefined && b !== undefined && isLess(a, b));
  const [one, other] = isTurned ? [right, left] : [left, right];
  return (['more', 'less', 'equal'] as const).map((relation) => ({ kind: 'versus', left: one, right: other, column, relation }) as const);
}

/** Words what is so of some statements, in their order. */
export function sayResults<Candidate extends { readonly statement: ResultStatement }>(candidates: readonly Candidate[], shown: Shown): (Candidate & { readonly sentence: Sentence })[] {
  const told = candidates.flatMap((candidate) => {
    const evaluation = evaluateResult(candidate.statement, shown.results);
    return evaluation.ok ? [{ candidate, evaluated: withPortion(evaluation.evaluated, shown.results) }] : [];
  });
  return told.map(({ candidate, evaluated }, i) => ({ ...candidate, sentence: renderResult(evaluated, shown, told[i - 1]?.candidate.statement) }));
}

/** A leader with its part of the whole, where there is one. */
function withPortion(evaluated: EvaluatedResult, results: Results): EvaluatedResult {
  const { statement } = evaluated;
  if (statement.kind !== 'leader' || statement.end !== 'most') return evaluated;
  const portion = evaluateResult({ kind: 'portion', of: statement.of, column: statement.column }, results);
  return portion.ok && portion.evaluated.share ? { ...portion.evaluated, statement } : evaluated;
}
