import { type Rational, isLess } from '#engine';

import type { Sentence } from '../writer.ts';
import { type EvaluatedResult, evaluateResult, isWhole } from './evaluate.ts';
import { renderResult } from './render.ts';
import type { Results } from './result.ts';
import type { Shown } from './shown.ts';
import type { ResultStatement, RowRef, SideRef } from './statement.ts';

/** Conditions that were left out one at a time, by the query that nothing passed. */
export type Relaxations = ReadonlyMap<string, readonly { readonly query: string; readonly without: number }[]>;

export interface ResultCandidate {
  readonly statement: ResultStatement;
  /** Told whatever is chosen: what was asked for, and what makes it weak. */
  readonly isAlways: boolean;
}

/**
 * What may be said of the result of a query, the most telling first: what was asked, what stands out among the rows,
 * the rows, and what weakens them. Statements that are not so are left out when they are told.
 */
export function resultCandidates(query: string, results: Results, relaxations: Relaxations = new Map()): readonly ResultCandidate[] {
  const data = results.data(query);
  if (!data) return [];
  const sides = data.sides.map((_, side): SideRef => ({ query, side }));
  const compared = sides.length > 1 ? sides.slice(1).flatMap((other) => versusOf(results, { ...(sides[0] ?? other), row: 1 }, { ...other, row: 1 })) : [];
  return [
    ...always(...compared),
    ...sides.flatMap((of): ResultCandidate[] => [
      ...always({ kind: 'none_match', of }, ...(relaxations.get(query) ?? []).map(({ query: relaxed, without }): ResultStatement => ({ kind: 'relaxed', of, without, relaxed: { query: relaxed, side: 0 } }))),
      ...(isWhole(results, of) ? always({ kind: 'figures', of }) : standingOut(results, of).map((statement) => ({ statement, isAlways: false }))),
      ...always(...rowsOf(results, of), { kind: 'few', of }),
      ...always(...(results.side(of)?.without_value ?? []).map(({ field }): ResultStatement => ({ kind: 'absent', of, field })), ...(results.side(of)?.withheld ?? []).map(({ field }): ResultStatement => ({ kind: 'withheld', of, field }))),
    ]),
  ];
}

function always(...statements: readonly ResultStatement[]): ResultCandidate[] {
  return statements.map((statement) => ({ statement, isAlways: true }));
}

function rowsOf(results: Results, of: SideRef): readonly ResultStatement[] {
  const count = isWhole(results, of) ? 0 : (results.side(of)?.rows.length ?? 0);
  return [{ kind: 'listed', of, rows: count }, ...Array.from({ length: count }, (_, i): ResultStatement => ({ kind: 'row', of: { ...of, row: i + 1 } }))];
}

/** What stands out among groups: over time how the first measure moved, else which group leads. Of those that exclude each other all are named. */
function standingOut(results: Results, of: SideRef): readonly ResultStatement[] {
  const [column] = results.columns(of, 'measure');
  const side = results.side(of);
  const query = results.data(of.query)?.query;
  if (!column || !side || !query || side.rows.length < 2) return [];
  const places = side.rows.map((_, i) => i + 1);
  if (query.by[0]?.unit !== undefined && query.by.length === 1) {
    const group = results.columns(of, 'group')[0]?.name ?? '';
    const whole = places.filter((row) => results.cell({ ...of, row }, 'is_whole') !== false).toSorted((a, b) => (String(results.cell({ ...of, row: a }, group)) < String(results.cell({ ...of, row: b }, group)) ? -1 : 1));
    const [from, to] = [whole[0], whole.at(-1)];
    const moved = from === undefined || to === undefined ? [] : (['up', 'down', 'same'] as const).map((direction): ResultStatement => ({ kind: 'change', of, column: column.name, from, to, direction }));
    return [...moved, ...extremes(results, of, column.name, 'most')];
  }
  return extremes(results, of, column.name, query.order[0]?.measure !== undefined && query.order[0].direction === 'asc' ? 'least' : 'most');
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

function versusOf(results: Results, left: RowRef, right: RowRef): readonly ResultStatement[] {
  return isWhole(results, left) ? results.columns(left, 'measure').slice(0, 2).flatMap(({ name }) => (['more', 'less', 'equal'] as const).map((relation) => ({ kind: 'versus', left, right, column: name, relation }) as const)) : [];
}

/** Words the statements that are so, in their order. */
export function sayResults(statements: readonly ResultStatement[], shown: Shown): Sentence[] {
  return statements.flatMap((statement) => {
    const evaluation = evaluateResult(statement, shown.results);
    return evaluation.ok ? [renderResult(withPortion(evaluation.evaluated, shown.results), shown)] : [];
  });
}

/** A leader with its part of the whole, where there is one. */
function withPortion(evaluated: EvaluatedResult, results: Results): EvaluatedResult {
  const { statement } = evaluated;
  if (statement.kind !== 'leader' || statement.end !== 'most') return evaluated;
  const portion = evaluateResult({ kind: 'portion', of: statement.of, column: statement.column }, results);
  return portion.ok && portion.evaluated.share ? { ...portion.evaluated, statement } : evaluated;
}
