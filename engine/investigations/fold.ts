import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { Binder, type QueryContext } from '../query/query-context.ts';
import { baseSql, sumsSql } from './base.ts';
import { type Candidate, isAboutCases, orderKey } from './candidates.ts';
import { type DimensionId, findDimension } from './dimensions.ts';
import { outcomes } from './outcomes.ts';
import type { Sides } from './sides.ts';
import { type Sums, corrected, logChance, none, standsOut, stratifiedDistance, sumOf } from './weigh.ts';

/** Candidates that are set against each other: each is a bit. */
const mostCompared = 48;

/** Standard errors among the same cases that a group must keep. */
const leastAmongCases = 3;

export interface Told {
  readonly candidate: Candidate;
  readonly folded: readonly Candidate[];
}

/** The claims of a cell are in the candidates of its bits. */
interface Cell {
  readonly bits: number;
  readonly n: readonly number[];
  readonly s: readonly number[];
  readonly q: readonly number[];
}

/**
 * The first few candidates that are not the same thing twice. One is folded into those told before it that it shares a family of
 * outcomes with where, without their claims, it no longer stands out; one whose comparison lies within another is never explained by
 * that. In its place the candidate is told that explains it best: without whose claims it does not stand out, among whose claims it
 * is nothing special, and for which there is more evidence. What does not stand out among claims of one INA-CBG is left out.
 */
export async function foldCandidates(snapshot: Snapshot, sides: Sides, all: readonly Candidate[], kinds: number, most: number, context: QueryContext): Promise<{ readonly told: readonly Told[]; readonly explainedByCase: number }> {
  const members = firstOfGroups(all).slice(0, mostCompared).map((candidate, bit) => ({ candidate, bit }));
  if (members.length === 0) return { told: [], explainedByCase: 0 };
  const cells = await readCells(snapshot, sides, members.map(({ candidate }) => candidate), context);
  const stillStands = ({ candidate, bit }: Member, without: readonly Member[], other = candidate.other): boolean =>
    standsOut(corrected(logChance(sumsOfCells(cells, candidate, [bit], without.map((one) => one.bit)), other, isRate(candidate), candidate.betweenGroups), candidate.tests, kinds));
  const explains = (better: Member, worse: Member): boolean => {
    const shared = sumsOfCells(cells, worse.candidate, [worse.bit, better.bit], []);
    const rest = sumsOfCells(cells, worse.candidate, [better.bit], [worse.bit]);
    return !stillStands(worse, [better]) && !standsOut(corrected(logChance(shared, rest, isRate(worse.candidate)), worse.candidate.tests, kinds));
  };

  const told: (Member & { readonly folded: Candidate[] })[] = [];
  const done = new Set<Member>();
  const waiting = new Map<Member, readonly Candidate[]>();
  let explainedByCase = 0;
  for (const first of members) {
    if (done.has(first)) continue;
    done.add(first);
    const near = told.filter((other) => isOneThing(first.candidate, other.candidate));
    if (near.length > 0 && !stillStands(first, near)) {
      mostShared(cells, first.bit, near)?.folded.push(first.candidate);
      continue;
    }
    if (told.length >= most) continue;
    const [leader = first] = members
      .filter((other) => !done.has(other) && isOneThing(first.candidate, other.candidate) && isOneThing(other.candidate, first.candidate) && isMoreTelling(other.candidate, first.candidate) && explains(other, first))
      .filter((other) => stillStands(other, told.filter((before) => isOneThing(other.candidate, before.candidate))))
      .toSorted((a, b) => (isMoreTelling(a.candidate, b.candidate) ? -1 : 1));
    // Cases set against other cases have their turn after the rest.
    if (isAboutCases(leader.candidate) && !isAboutCases(first.candidate)) {
      waiting.set(leader, [...(waiting.get(leader) ?? []), first.candidate]);
      continue;
    }
    done.add(leader);
    if (!isOfCases(leader.candidate) && (await distanceAmongCases(snapshot, sides, leader.candidate, context)) < leastAmongCases) explainedByCase += 1;
    else told.push({ ...leader, folded: [...(leader === first ? [] : [first.candidate]), ...(waiting.get(leader) ?? [])] });
  }
  return { told, explainedByCase };
}

interface Member {
  readonly candidate: Candidate;
  /** Its bit in the cells. */
  readonly bit: number;
}

/** By the evidence, of the same by simplicity. */
function isMoreTelling(a: Candidate, b: Candidate): boolean {
  return a.evidence < b.evidence || (a.evidence === b.evidence && orderKey(a) < orderKey(b));
}

/** The most telling of each group and family. */
function firstOfGroups(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ kind, side, cut, of, within, outcome }) => {
    const keys = (outcomes[outcome]?.families ?? []).map((family) => JSON.stringify([kind, side, cut, of, within, family]));
    const isNew = keys.every((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
}

function isOneThing(candidate: Candidate, before: Candidate): boolean {
  const families = outcomes[before.outcome]?.families ?? [];
  return (outcomes[candidate.outcome]?.families ?? []).some((family) => families.includes(family)) && !isWithin(candidate, before);
}

/** Whether what the candidate is compared with lies within the group before it. */
function isWithin({ kind, cut, within }: Candidate, before: Candidate): boolean {
  if (kind === 'selection' || kind === 'part') return false;
  return before.kind === 'selection' || (kind === 'pair' && before.cut?.within === undefined && before.cut?.of === cut?.within && before.of === within);
}

function isRate({ outcome }: Candidate): boolean {
  return outcomes[outcome]?.test === 'rate';
}

/** What the claims in all of some candidates, and in none of others, show of a candidate's outcome. */
function sumsOfCells(cells: readonly Cell[], { outcome }: Candidate, within: readonly number[], without: readonly number[]): Sums {
  return cells
    .filter(({ bits }) => within.every((bit) => has(bits, bit)) && !without.some((bit) => has(bits, bit)))
    .reduce((sum, { n, s, q }) => sumOf(sum, { n: n[outcome] ?? 0, s: s[outcome] ?? 0, q: q[outcome] ?? 0 }), none);
}

function mostShared<T extends { readonly bit: number }>(cells: readonly Cell[], bit: number, near: readonly T[]): T | undefined {
  const shared = (other: number): number => cells.filter(({ bits }) => has(bits, bit) && has(bits, other)).reduce((sum, { n }) => sum + (n[0] ?? 0), 0);
  return near.toSorted((a, b) => shared(b.bit) - shared(a.bit) || a.bit - b.bit)[0];
}

/** Bits beyond the 32 that operators on numbers take. */
function has(bits: number, bit: number): boolean {
  return Math.floor(bits / 2 ** bit) % 2 === 1;
}

async function readCells(snapshot: Snapshot, sides: Sides, candidates: readonly Candidate[], context: QueryContext): Promise<readonly Cell[]> {
  const binder = new Binder();
  const bits = candidates.map((candidate, i) => `CASE WHEN ${memberSql(candidate, binder)} THEN ${2 ** i} ELSE 0 END`);
  const sql = `WITH base AS (${baseSql(sides, context, binder)}) SELECT bits, ${sumsSql()} FROM (SELECT *, ${bits.join(' + ')} AS bits FROM base WHERE side = 0) AS base WHERE bits <> 0 GROUP BY bits ORDER BY bits`;
  return snapshot.rows<Cell & { claims: number }>(sql, binder.parametersOf(sql));
}

/** Whether a claim of the selection is in the group. */
function memberSql({ cut, of, within }: Candidate, binder: Binder): string {
  if (!cut) return 'true';
  const isOf = isSql(cut.of, of, binder);
  return cut.within === undefined ? isOf : `${isOf} AND ${isSql(cut.within, within, binder)}`;
}

function isSql(id: DimensionId, value: string, binder: Binder): string {
  return `d_${id} = ${binder.bind(value, findDimension(id).type ?? 'VARCHAR')}`;
}

const cases = ['diagnosis', 'inacbg'] as const;

/** Whether the comparison is one of cases, or of the same case, anyhow. */
function isOfCases({ cut }: Candidate): boolean {
  return cases.some((id) => id === cut?.of || id === cut?.within);
}

/** How far the group lies from what it is compared with among claims of the same INA-CBG, in standard errors. */
async function distanceAmongCases(snapshot: Snapshot, sides: Sides, candidate: Candidate, context: QueryContext): Promise<number> {
  const binder = new Binder();
  const { cut, outcome, within } = candidate;
  const member = memberSql(candidate, binder);
  const like = candidate.side > 0 ? member : cut?.within === undefined ? 'true' : isSql(cut.within, within, binder);
  const isOwn = candidate.side > 0 ? 'side = 0' : `coalesce(${member}, false)`;
  // The severity is part of an INA-CBG.
  const alike = outcomes[outcome]?.families.includes('severity') ? 'd_diagnosis' : 'case_code';
  const sql = [
    `WITH base AS (${baseSql(sides, context, binder)})`,
    `SELECT ${alike} AS stratum, is_own, ${sumsOf(outcome)} FROM (SELECT *, ${isOwn} AS is_own FROM base WHERE side IN (0, ${candidate.side}) AND ${like}) AS base GROUP BY ALL ORDER BY ALL`,
  ].join('\n');
  const rows = await snapshot.rows<Sums & { stratum: string | null; is_own: boolean }>(sql, binder.parametersOf(sql));
  const strata = Map.groupBy(rows, ({ stratum }) => stratum);
  return stratifiedDistance([...strata.values()].map((both) => ({ own: both.find(({ is_own }) => is_own) ?? none, other: both.find(({ is_own }) => !is_own) ?? none })));
}

function sumsOf(i: number): string {
  const outcome = outcomes[i];
  if (outcome?.test === 'mean') return `count(o${i}) AS n, coalesce(sum(o${i}), 0)::BIGINT AS s, coalesce(sum(o${i} * o${i}), 0)::BIGINT AS q`;
  return `${outcome?.among.length === 0 ? 'count(*)' : `count(p${i})`} AS n, count(o${i}) AS s, count(o${i}) AS q`;
}
