import { type ClaimQuery, type Clause, type Measure, claimQuerySchema } from '../query/claim-query.ts';
import type { QueryContext } from '../query/query-context.ts';
import { type QueryOptions, compileQuery, contextOf, runQuery } from '../query/run-query.ts';
import { findField } from '../catalogue/index.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { type Candidate, leastClaims, searchGroups } from './candidates.ts';
import { clausesOf, cuts, findDimension, labelOfStay } from './dimensions.ts';
import type { Against, Finding, Investigation } from './finding.ts';
import { type Told, foldCandidates } from './fold.ts';
import { negationOf } from './negation.ts';
import { type Outcome, outcomes } from './outcomes.ts';
import { type Selection, type Sides, sidesOf } from './sides.ts';

const mostFindings = 5;
const outcomeClauses = outcomes.flatMap(({ among, shown }) => [...among, ...shown]);

/**
 * Looks for what is odd about a selection of claims: over the dimensions and pairs of `cuts`, for the groups in which an outcome is more
 * frequent or larger than in the rest of the selection, or than in the same case or place of it; and of the selection as a whole, and of each
 * case and place of it, against its peers (all others in the period; of one facility those of its class) and against its other days.
 *
 * Statistics: Fisher’s exact test for shares, a distance in standard errors of limited values for means; beyond the spread that groups of
 * a kind have anyhow; corrected by Bonferroni for all comparisons; the same again among claims of one INA-CBG (Mantel–Haenszel).
 * Every figure of a finding is read by its two queries. The same data give the same findings in the same order.
 *
 * @throws CasemindError QUERY_INVALID where the selection asks for what the catalogue or the data do not know.
 */
export async function investigate(snapshot: Snapshot, selection: Selection, options: Omit<QueryOptions, 'skipped'>): Promise<Investigation> {
  const sides = sidesOf(selection, await likenessOf(snapshot, selection, options));
  const context = await contextOf(snapshot, [...selection.where, ...(sides.peers?.where ?? []), ...outcomeClauses], options);
  const search = await searchGroups(snapshot, sides, context);
  const { told, explainedByCase } = await foldCandidates(snapshot, sides, search.candidates.filter(({ outcome }) => selection.of?.includes(outcomes[outcome]?.id ?? '') ?? true), search.kinds, mostFindings, context);
  // The names of the groups found are those of the data.
  const queryContext = await contextOf(snapshot, [...told.flatMap(({ candidate }) => groupOf(candidate)), ...selection.where, ...(sides.peers?.where ?? []), ...outcomeClauses], options);
  const findings = await Promise.all(told.map((one) => findingOf(snapshot, sides, one, queryContext)));
  return {
    searched: {
      claims: search.claims,
      groups: search.groups,
      comparisons: search.comparisons,
      dimensions: cuts.map(({ of, within }) => [of, ...(within === undefined ? [] : [within])].map((id) => findDimension(id).field)),
      against: [...(sides.peers ? [peersOf(sides)] : []), ...(sides.before ? ['before' as const] : [])],
    },
    findings,
    notLookedAt: {
      leastClaims,
      smallGroups: search.smallGroups,
      outcomes: outcomes.filter((_, i) => (search.able[i] ?? 0) < leastClaims).map(({ id }) => id),
      explainedByCase,
    },
  };
}

/** What the peers of a selection share with it: of claims of one facility its class. */
async function likenessOf(snapshot: Snapshot, { where, period }: Selection, options: Omit<QueryOptions, 'skipped'>): Promise<readonly Clause[]> {
  const query = claimQuerySchema.parse({ subject: 'groups', where, period, by: [{ field: 'facility_class' }], measures: [{ agg: 'distinct', field: 'facility_key', name: 'facilities' }], limit: 2 });
  const [result] = await runQuery(snapshot, query, options);
  const [only] = result?.rows ?? [];
  const value = only?.['facility_class'];
  return result?.total === 1 && only?.['facilities'] === 1 && typeof value === 'string' ? [{ field: 'facility_class', op: '=', value }] : [];
}

async function findingOf(snapshot: Snapshot, sides: Sides, { candidate, folded }: Told, context: QueryContext): Promise<Finding> {
  const outcome = outcomes[candidate.outcome];
  if (!outcome) throw new RangeError(`no outcome ${candidate.outcome}`);
  const group = groupOf(candidate);
  const queries = { group: queryOf(sides.selection, group, outcome), whole: wholeOf(sides, candidate, outcome) };
  const [own, other] = await Promise.all([queries.group, queries.whole].map((query) => figuresOf(snapshot, query, context)));
  const [n, value, whole] = [own?.['n'] ?? 0, own?.['value'] ?? 0, other?.['value'] ?? 0];
  const addsUp = outcome.measure.agg !== 'median';
  return {
    outcome: outcome.id,
    group,
    by: await labelled(snapshot, candidate),
    against: againstOf(sides, candidate),
    measure: outcome.measure,
    queries,
    n,
    value,
    wholeN: other?.['n'] ?? 0,
    whole,
    expected: addsUp ? n * whole : null,
    excess: addsUp ? n * (value - whole) : null,
    stake: own?.['stake'] ?? null,
    stakeLess: own?.['stake_less'] ?? null,
    amount: amountOf(outcome, own ?? {}, whole),
    score: candidate.weight,
    surprise: -candidate.chance / Math.LN10,
    folded: folded.map((one) => ({ outcome: outcomes[one.outcome]?.id ?? '', group: groupOf(one), by: valuesOf(one).map((each) => ({ ...each, label: null })) })),
  };
}

/** The part of the stake that is beyond the rate of the others; of a cost, what is beyond the means of the peers. */
function amountOf({ stake: of }: Outcome, { value = 0, stake, stake_less }: Readonly<Record<string, number>>, whole: number): number | null {
  if (of === undefined || stake === undefined) return null;
  const amount = Math.round(of.less === undefined ? (stake * (value - whole)) / value : stake - (stake_less ?? 0));
  return amount > 0 ? amount : null;
}

function againstOf(sides: Sides, { kind, side }: Candidate): Against {
  if (kind === 'group') return 'rest';
  return kind === 'pair' ? 'like' : side === 1 ? peersOf(sides) : 'before';
}

function peersOf({ isOfClass }: Sides): 'class' | 'peers' {
  return isOfClass ? 'class' : 'peers';
}

/** The fields and values that a group is named by; of a pair that which is alike is the last. */
function valuesOf({ cut, of, within }: Candidate): readonly { readonly field: string; readonly value: string }[] {
  if (!cut) return [];
  return [{ field: findDimension(cut.of).field, value: of }, ...(cut.within === undefined ? [] : [{ field: findDimension(cut.within).field, value: within }])];
}

function groupOf({ cut, of, within }: Candidate): readonly Clause[] {
  if (!cut) return [];
  return [...clausesOf(cut.of, of), ...(cut.within === undefined ? [] : clausesOf(cut.within, within))];
}

function wholeOf({ selection, peers, before }: Sides, candidate: Candidate, outcome: Outcome): ClaimQuery {
  const { cut, of, within, side } = candidate;
  const others = side === 1 ? peers : side === 2 ? before : undefined;
  if (others) return queryOf(others, groupOf(candidate), outcome);
  const rest = cut ? (negationOf(clausesOf(cut.of, of)) ?? []) : [];
  return queryOf(selection, [...rest, ...(cut?.within === undefined ? [] : clausesOf(cut.within, within))], outcome);
}

/** One row: `n`, `value`, `stake`. */
function queryOf({ where, period }: Selection, more: readonly Clause[], { among, shown, test, measure, stake }: Outcome): ClaimQuery {
  const measures: Measure[] = [{ name: 'n', agg: 'count' }, { ...measure, name: 'value' }];
  if (stake) measures.push({ name: 'stake', agg: 'sum', field: stake.field, ...(test === 'rate' && { where: [...shown] }) });
  if (stake?.less !== undefined) measures.push({ name: 'stake_less', agg: 'sum', field: stake.less });
  return claimQuerySchema.parse({ subject: 'groups', where: [...where, ...more, ...among, ...(test === 'mean' ? shown : [])], ...(period && { period }), measures });
}

async function figuresOf(snapshot: Snapshot, query: ClaimQuery, context: QueryContext): Promise<Readonly<Record<string, number>>> {
  const { sql, parameters } = compileQuery(query, context);
  const [row = {}] = await snapshot.rows(sql, parameters);
  return Object.fromEntries(Object.entries(row).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}

/** The values of a group with the names that the data give to their codes, and bins with their ends. */
async function labelled(snapshot: Snapshot, candidate: Candidate): Promise<Finding['by']> {
  return Promise.all(
    valuesOf(candidate).map(async ({ field: id, value }) => {
      const field = findField(id);
      if (id === 'los') return { field: id, value, label: labelOfStay(value) };
      if (field?.labelSql === undefined || field.kind !== 'key') return { field: id, value, label: null };
      const [row] = await snapshot.rows<{ label: string | null }>(`SELECT min(${field.labelSql}) AS label FROM claims_scored AS claims WHERE ${field.sql} = $value`, { value });
      return { field: id, value, label: row?.label ?? null };
    }),
  );
}
