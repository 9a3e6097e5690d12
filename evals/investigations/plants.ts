import { type Snapshot, findField, findRuleset } from '#engine';

import { clausesOf, type DimensionId, findDimension } from '../../engine/investigations/dimensions.ts';
import { seededRandom } from '../../tests/support/fixture-claims.ts';
import type { Copies } from './copies.ts';

/** A group of claims that was changed, and what it shows since. */
export interface Plant {
  readonly of: DimensionId;
  readonly within: DimensionId | undefined;
  readonly values: readonly string[];
  readonly change: string;
  /** Outcomes that show it. */
  readonly shows: readonly string[];
  /** Claims that were changed, of those in the group that could be. */
  readonly changed: number;
  readonly able: number;
  /** How far the group lies from the rest, in standard errors: what there is to be found. */
  readonly distance: number;
}

/** The bit of an indication. */
function maskOf(rule: string): number {
  return 1 << findRuleset('RULESET_v1').rules.findIndex(({ id }) => id === rule);
}

/** Ways in which claims are changed: `set` on those that are, among those that can be. `distance` is measured by `shown`. */
const changes = [
  { name: 'repeated', can: 'true', set: `flags = list_append(flags, 'duplicate_pattern'), flag_mask = flag_mask | ${maskOf('duplicate_pattern')}, duplicate_pattern = true`, unless: "list_contains(flags, 'duplicate_pattern')", shown: "list_contains(flags, 'duplicate_pattern')", shows: ['duplicate_pattern', 'flagged'], all: false },
  { name: 'paid in full', can: 'true', set: `flags = list_append(flags, 'high_cost_full_paid'), flag_mask = flag_mask | ${maskOf('high_cost_full_paid')}`, unless: "list_contains(flags, 'high_cost_full_paid')", shown: "list_contains(flags, 'high_cost_full_paid')", shows: ['high_cost_full_paid', 'flagged'], all: false },
  { name: 'overlapping', can: 'true', set: 'overlapping_claim_count = 1', unless: 'overlapping_claim_count > 0', shown: 'overlapping_claim_count > 0', shows: ['overlap'], all: false },
  { name: 'same day', can: "service_type = 'RJTL'", set: 'same_day_claim_count = 1', unless: 'same_day_claim_count > 0', shown: 'same_day_claim_count > 0', shows: ['same_day'], all: false },
  { name: 'returning', can: "service_type = 'RITL'", set: 'readmission_gap = 3', unless: 'readmission_gap <= 30', shown: 'readmission_gap <= 30', shows: ['readmission'], all: false },
  { name: 'top-up', can: 'true', set: 'topup_amount = 1000000', unless: 'topup_amount > 0', shown: 'topup_amount > 0', shows: ['topup'], all: false },
  { name: 'severity', can: "service_type = 'RITL'", set: "inacbg_severity = 'III', severity_group = 'berat', inacbg_code = regexp_replace(inacbg_code, '[^-]*$', 'III')", unless: "inacbg_severity = 'III'", shown: "inacbg_severity = 'III'", shows: ['severity_three'], all: false },
  { name: 'amount', can: 'peer_std > 0', set: 'amount_claimed = CAST(amount_claimed + peer_std * $size AS BIGINT), cost_zscore = cost_zscore + $size', unless: 'false', shown: 'greatest(-2.5, least(2.5, cost_zscore))', shows: ['cost', 'above_p90'], all: true },
  { name: 'stay', can: "service_type = 'RITL'", set: 'los = los + CAST($size * 3 AS INTEGER)', unless: 'false', shown: 'ln(1 + los)', shows: ['stay'], all: true },
] as const;

/** What follows the case by nature is not planted in cases as a whole. */
const ofCase: ReadonlySet<string> = new Set(['stay', 'top-up', 'severity']);

const singles: readonly DimensionId[] = ['facility', 'province', 'district', 'month', 'segment', 'facility_class', 'ownership', 'diagnosis', 'inacbg', 'age'];
const pairs: readonly (readonly [DimensionId, DimensionId])[] = [['facility', 'inacbg'], ['facility', 'diagnosis'], ['month', 'facility'], ['facility', 'segment'], ['province', 'inacbg'], ['month', 'province'], ['clinic', 'service']];

const ofHospitals = pairs.filter((pair) => pair.includes('facility'));

/** Standard errors that a plant lies from the rest: what is moderate, and what is clear. */
const sizes = { least: 6.5, most: 14 } as const;

/**
 * Plants one deviation in the copy, by the seed: the size is raised until the group lies as far from the rest as the draw says.
 *
 * @param where `hospital`: in a diagnosis, case, month or segment of one hospital.
 */
export async function plant(copies: Copies, snapshot: Snapshot, seed: number, where: 'anywhere' | 'hospital' = 'anywhere'): Promise<Plant> {
  const random = seededRandom(seed * 7919);
  const pick = <T>(all: readonly T[]): T => {
    const one = all[Math.floor(random() * all.length)];
    if (one === undefined) throw new RangeError('nothing to pick');
    return one;
  };
  for (;;) {
    const [of, within] = where === 'hospital' ? pick(ofHospitals) : random() < 0.5 ? [pick(singles), undefined] : pick(pairs);
    const change = pick(changes);
    if (ofCase.has(change.name) && findDimension(of).isCase === true) continue;
    const group = await drawGroup(snapshot, of, within, change.can, random());
    if (!group) continue;
    const wanted = sizes.least + random() * (sizes.most - sizes.least);
    const isOf = memberSql(of, within);
    const members = { a: group[0] ?? '', ...(within !== undefined && { b: group[1] ?? '' }) };
    const size = await sizeFor(snapshot, change, isOf, members, wanted);
    if (size === undefined) continue;
    const chosen = change.all ? 'true' : `claim_id IN (SELECT claim_id FROM claims_scored AS claims WHERE ${isOf} AND ${change.can} AND NOT coalesce(${change.unless}, false) ORDER BY md5(claim_id || '${seed}') LIMIT $size)`;
    const set = change.set.replaceAll('$size', change.all ? '$size::DOUBLE' : '$size');
    const changed = await copies.change(`UPDATE claims_scored AS claims SET ${set} WHERE ${isOf} AND ${change.can} AND ${chosen}`, { ...members, ...(`${set}${chosen}`.includes('$size') && { size }) });
    const [after] = await measure(snapshot, change, isOf, members);
    return { of, within, values: group, change: change.name, shows: change.shows, changed, able: after?.n1 ?? 0, distance: after ? distanceOf(after, !change.all) : 0 };
  }
}

interface Measured {
  readonly n1: number;
  readonly s1: number;
  readonly n0: number;
  readonly s0: number;
  readonly v: number;
}

type Change = (typeof changes)[number];

function memberSql(of: DimensionId, within: DimensionId | undefined): string {
  return `${valueSql(of)} = $a${within === undefined ? '' : ` AND ${valueSql(within)} = $b`}`;
}

function valueSql(id: DimensionId): string {
  const { sql, field } = findDimension(id);
  return `CAST(${sql ?? findField(field)?.sql ?? 'NULL'} AS VARCHAR)`;
}

/** A group with enough claims that can be changed, and as many outside of it. */
async function drawGroup(snapshot: Snapshot, of: DimensionId, within: DimensionId | undefined, can: string, draw: number): Promise<readonly string[] | undefined> {
  const keys = within === undefined ? [valueSql(of)] : [valueSql(of), valueSql(within)];
  const groups = await snapshot.rows<{ a: string; b?: string }>(
    `SELECT ${keys.map((key, i) => `${key} AS ${i === 0 ? 'a' : 'b'}`).join(', ')} FROM claims_scored AS claims WHERE ${keys.map((key) => `${key} IS NOT NULL`).join(' AND ')} AND ${can} GROUP BY ALL HAVING count(*) BETWEEN 40 AND 4000 ORDER BY ALL`,
  );
  const group = groups[Math.floor(draw * groups.length)];
  return group && [group.a, ...(group.b === undefined ? [] : [group.b])];
}

async function measure(snapshot: Snapshot, { can, shown }: Change, isOf: string, members: Readonly<Record<string, string>>): Promise<readonly Measured[]> {
  const value = shown.includes('(') && !shown.startsWith('list') ? shown : `CAST(coalesce(${shown}, false) AS INTEGER)`;
  return snapshot.rows<Measured>(
    `SELECT count(*) FILTER (own) AS n1, sum(v) FILTER (own) AS s1, count(*) FILTER (NOT own) AS n0, sum(v) FILTER (NOT own) AS s0, var_pop(v) AS v FROM (SELECT coalesce(${isOf}, false) AS own, CAST(${value} AS DOUBLE) AS v FROM claims_scored AS claims WHERE ${can})`,
    members,
  );
}

function part(k: number, n: number, p: number): number {
  return k === 0 ? 0 : k * Math.log(k / n / p);
}

/** In standard errors; of shares, which may be of few claims, the root of the deviance that equals them where claims are many. */
function distanceOf({ n1, s1, n0, s0, v }: Measured, isRate: boolean): number {
  if (!isRate) return (s1 / n1 - s0 / n0) / Math.sqrt(v * (1 / n1 + 1 / n0));
  const pooled = (s1 + s0) / (n1 + n0);
  return Math.sqrt(2 * (part(s1, n1, pooled) + part(n1 - s1, n1, 1 - pooled) + part(s0, n0, pooled) + part(n0 - s0, n0, 1 - pooled)));
}

/** Claims to change, or by how much, for a distance; undefined where the group is too small, or the change would be beyond all measure. */
async function sizeFor(snapshot: Snapshot, change: Change, isOf: string, members: Readonly<Record<string, string>>, wanted: number): Promise<number | undefined> {
  const [now] = await measure(snapshot, change, isOf, members);
  if (!now || now.n1 < 40 || now.n0 < 40) return undefined;
  const deviations = wanted * Math.sqrt(1 / now.n1 + 1 / now.n0);
  if (change.all) return deviations > 1.5 ? undefined : change.name === 'stay' ? Math.max(1 / 3, deviations) : deviations;
  const rate = now.s0 / now.n0;
  for (let more = 8; now.s1 + more <= 0.9 * now.n1; more += 1) {
    const after = { ...now, s1: now.s1 + more };
    if (after.s1 / after.n1 >= 1.5 * rate && distanceOf(after, true) >= wanted) return more;
  }
  return undefined;
}

/** The clauses of a plant, as a finding has them. */
export function clausesOfPlant({ of, within, values }: Plant) {
  return [...clausesOf(of, values[0] ?? ''), ...(within === undefined ? [] : clausesOf(within, values[1] ?? ''))];
}
