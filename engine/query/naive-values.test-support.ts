import type { Field } from '../catalogue/field.ts';
import type { ScoredClaim } from '../columns.ts';
import type { ClaimStateRow } from '../decisions/claim-state.ts';
import type { Scope } from '../scope.ts';
import { decimal, minus, toNumber } from './exact-decimal.test-support.ts';

/** All that an answer can depend on beside the query. */
export interface World {
  readonly claims: readonly ScoredClaim[];
  readonly states: ReadonlyMap<string, ClaimStateRow>;
  /** Prefixes (`I60`) and ranges (`I60-I69`) of each named set of codes. */
  readonly codeSets: ReadonlyMap<string, readonly string[]>;
  readonly scope: Scope;
  /** Whom `me` means. */
  readonly caller: string;
  readonly now: Date;
  /** The catalogue: only id, kind, hierarchy, the order of an ordinal's values and whether it rests on others are read. */
  readonly fields: readonly Field[];
}

export type Value = string | number | boolean | readonly string[] | null;

/** What one claim holds in a field, as far as the scope shows it. */
export function valueOf(world: World, claim: ScoredClaim, id: string): Value {
  return isWithheld(world, claim, id) ? null : heldValue(world, claim, id);
}

/** Whether the value may rest on claims of the same person outside of the scope. A person with claims in one province has none there. */
export function isWithheld({ scope: { provinces }, fields }: World, { patient_key, is_history_local }: ScoredClaim, id: string): boolean {
  if (provinces === null || !fields.some((field) => field.id === id && field.restsOnOthers === true)) return false;
  return patient_key !== null && is_history_local !== true;
}

function heldValue(world: World, claim: ScoredClaim, id: string): Value {
  const read = computed[id];
  if (read) return read(claim, world.states.get(claim.claim_id), world.now);
  if (!isColumn(claim, id)) throw new RangeError(`no claim has a column ${id}`);
  return claim[id];
}

/** An empty set has no value. */
export function isAbsent(value: Value): value is null {
  return value === null || (isSet(value) && value.length === 0);
}

export function isSet(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

export function fieldOf({ fields }: World, id: string): Field {
  const field = fields.find((each) => each.id === id);
  if (!field) throw new RangeError(`the catalogue has no field ${id}`);
  return field;
}

/** Ascending order of two values of a field that are there. */
export function compareValues(world: World, id: string, a: Value, b: Value): number {
  const field = fieldOf(world, id);
  if (field.kind === 'ordinal') return placeOf(field, a) - placeOf(field, b);
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : Number(a > b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  throw new RangeError(`${id}: ${String(a)} cannot be compared with ${String(b)}`);
}

/** By code point: bytes of UTF-8 stand in that order. */
export function compareTexts(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

type Read = (claim: ScoredClaim, state: ClaimStateRow | undefined, now: Date) => Value;

/** Fields that are no column of the claim. */
const computed: Readonly<Record<string, Read>> = {
  flag_count: ({ flags }) => flags.length,
  procedure_count: ({ procedure_codes }) => procedure_codes.length,
  excess_amount: ({ amount_claimed, peer_p90 }) =>
    peer_p90 !== null && amount_claimed > peer_p90 ? toNumber(minus(decimal(amount_claimed), decimal(peer_p90))) : null,
  has_topup: ({ topup_amount }) => topup_amount > 0,
  is_paid_in_full: ({ amount_claimed, amount_paid }) => (amount_paid === null ? null : amount_paid >= amount_claimed),
  patient: ({ patient_key }) => patient_key,
  review_state: (_claim, state, now) => {
    if (isTaken(state, now)) return 'in_review';
    return (state?.decision ?? null) === null ? 'pending' : 'reviewed';
  },
  decision: (_claim, state) => state?.decision ?? null,
  correction_ratio: (_claim, state) => state?.correction_ratio ?? null,
  reason: (_claim, state) => state?.reason ?? null,
  reviewer: (_claim, state) => state?.reviewer ?? null,
  decided_on: (_claim, state) => (state?.decided_at ? dayInJakarta(state.decided_at) : null),
  assignee: (_claim, state, now) => (isTaken(state, now) ? (state?.assignee ?? null) : null),
  due_on: (_claim, state, now) => (isTaken(state, now) ? (state?.due_on ?? null) : null),
};

function isTaken(state: ClaimStateRow | undefined, now: Date): boolean {
  const until = state?.assigned_until ?? null;
  return until !== null && Date.parse(until) > now.getTime();
}

/** Asia/Jakarta is 7 hours ahead of UTC all year. */
function dayInJakarta(time: string): string {
  return new Date(Date.parse(time) + 7 * 3_600_000).toISOString().slice(0, 10);
}

function isColumn(claim: ScoredClaim, id: string): id is keyof ScoredClaim {
  return Object.hasOwn(claim, id);
}

function placeOf({ id, values = [] }: Field, value: Value): number {
  const place = values.findIndex((each) => each.value === value);
  if (place < 0) throw new RangeError(`${String(value)} has no place in the order of ${id}`);
  return place;
}
