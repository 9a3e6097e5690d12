import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { loadSql } from '../sql.ts';
import { Binder, type QueryContext, parametersIn } from '../query/query-context.ts';
import { baseSql, cellsSql } from './base.ts';
import { type Cut, cuts, findDimension } from './dimensions.ts';
import { outcomes } from './outcomes.ts';
import type { Sides } from './sides.ts';
import { type Sums, corrected, logChance, standsOut, weightOf } from './weigh.ts';

/** Fewest claims of a group and of what it is compared with. */
export const leastClaims = 20;

/** How far apart is worth telling, whatever the certainty: shares by their ratio, means in standard deviations of a claim. */
const worth = { least_shown: 5, least_ratio: 1.25, least_distance: 0.2, least_deviance: 6 } as const;

/** Groups that statistics give of one kind of comparison, cut and outcome. */
const mostOfAKind = 5;

/** A group and outcome that may be told. */
export interface Candidate {
  readonly kind: 'selection' | 'part' | 'group' | 'pair';
  /** What it is compared with: 0 within the selection, 1 peers, 2 other days. */
  readonly side: number;
  /** Undefined of the selection itself. */
  readonly cut: Cut | undefined;
  readonly of: string;
  readonly within: string;
  /** Place of the outcome. */
  readonly outcome: number;
  readonly own: Sums;
  readonly other: Sums;
  readonly betweenGroups: number;
  /** log of the corrected p. */
  readonly chance: number;
  /** log of the p without the spread that groups of its kind have anyhow, by which different kinds can be compared. */
  readonly evidence: number;
  readonly weight: number;
  readonly tests: number;
}

export interface Search {
  /** In the order they are told. */
  readonly candidates: readonly Candidate[];
  readonly groups: number;
  readonly comparisons: number;
  readonly kinds: number;
  readonly smallGroups: number;
  /** Claims of the selection that can show each outcome. */
  readonly able: readonly number[];
  readonly claims: number;
}

interface Likely {
  readonly side: number;
  readonly cut_no: number;
  readonly of_value: string;
  readonly within_value: string;
  readonly outcome: number;
  readonly n1: number;
  readonly s1: number;
  readonly q1: number;
  readonly n0: number;
  readonly s0: number;
  readonly q0: number;
  readonly between_groups: number;
}

/** Everything that stands out, before what is the same thing twice is folded. */
export async function searchGroups(snapshot: Snapshot, sides: Sides, context: QueryContext): Promise<Search> {
  const binder = new Binder();
  const tables = `WITH base AS MATERIALIZED (${baseSql(sides, context, binder)}),\ncells AS MATERIALIZED (${cellsSql()}),`;
  const sql = [
    tables,
    `answer AS (\n${loadSql('queries/deviations')}\n),`,
    'selected AS (SELECT claims, n FROM cells WHERE cut_no = 0 AND side = 0)',
    `SELECT answer.*, coalesce(selected.claims, 0) AS claims, selected.n AS able, (SELECT count(*) FROM cells WHERE side = 0 AND cut_no > 0 AND claims < $least_n) AS small_groups FROM selected LEFT JOIN answer ON true`,
  ].join('\n');
  const values = { least_n: leastClaims, most_of_a_kind: mostOfAKind, ...worth, is_rate: outcomes.map(({ test }) => String(test === 'rate')), excluded: excluded() };
  const rows = await snapshot.rows<{ kind: Candidate['kind'] | null; tests: number; groups: number; likely: readonly Likely[] | null; claims: number; able: readonly number[]; small_groups: number }>(sql, { ...binder.parametersOf(sql), ...parametersIn(sql, values) });
  const kinds = rows.filter(({ kind }) => kind !== null).length;
  const candidates = rows.flatMap(({ kind, tests, likely }) => (kind === null ? [] : (likely ?? []).map((one) => candidateOf(kind, one, tests, kinds))));
  return {
    candidates: candidates.filter(({ chance, own, outcome }) => standsOut(chance) && own.s / own.n >= (outcomes[outcome]?.least ?? 0)).toSorted(byWeight),
    groups: rows.reduce((all, { groups }) => all + (groups ?? 0), 0),
    comparisons: rows.reduce((all, { tests }) => all + (tests ?? 0), 0),
    kinds,
    smallGroups: rows[0]?.small_groups ?? 0,
    able: rows[0]?.able ?? [],
    claims: rows[0]?.claims ?? 0,
  };
}

/** Pairs of cut and outcome of which one is made of the other, or follows it by nature. */
function excluded(): number[] {
  return cuts.flatMap(({ of, within }, i) =>
    outcomes.flatMap(({ followsCase, madeOf = [] }, j) => {
      const isMade = madeOf.some((id) => id === of || id === within);
      return isMade || (followsCase === true && findDimension(of).isCase === true) ? [(i + 1) * 1000 + j] : [];
    }),
  );
}

function candidateOf(kind: Candidate['kind'], { side, cut_no, of_value, within_value, outcome, n1, s1, q1, n0, s0, q0, between_groups }: Likely, tests: number, kinds: number): Candidate {
  const [own, other] = [{ n: n1, s: s1, q: q1 }, { n: n0, s: s0, q: q0 }];
  const isRate = outcomes[outcome]?.test === 'rate';
  const logP = logChance(own, other, isRate, between_groups);
  return { kind, side, cut: cuts[cut_no - 1], of: of_value, within: within_value, outcome, own, other, betweenGroups: between_groups, tests, chance: corrected(logP, tests, kinds), evidence: logChance(own, other, isRate), weight: weightOf(own, other, isRate) };
}

/** A total order: cases set against other cases come last, as what is shown of them may follow the case; then by weight, then the simpler group, then names. */
function byWeight(a: Candidate, b: Candidate): number {
  return Number(isAboutCases(a)) - Number(isAboutCases(b)) || b.weight - a.weight || (orderKey(a) < orderKey(b) ? -1 : 1);
}

/** Whether cases are set against other cases. */
export function isAboutCases({ kind, cut }: Candidate): boolean {
  return (kind === 'group' || kind === 'pair') && cut !== undefined && findDimension(cut.of).isCase === true;
}

/** Simple groups before pairs, in the order of the cuts and outcomes. */
export function orderKey({ cut, outcome, side, of, within }: Candidate): string {
  return JSON.stringify([cut?.within === undefined ? 0 : 1, 1000 + cuts.findIndex((one) => one === cut), 100 + outcome, side, of, within]);
}
