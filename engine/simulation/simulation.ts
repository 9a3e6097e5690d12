import { CasemindError } from '../errors.ts';
import { jakartaDay } from '../live/jakarta-time.ts';
import { Sfc32 } from '../synthetic/random.ts';
import { drawFrom, rangeOf } from './bands.ts';
import { addDays, daysFrom, jakartaTime } from './jakarta-days.ts';
import { drawModus } from './modus.ts';
import { type ClaimOrder, orderClaim } from './order.ts';
import { createProfileTables } from './profile-tables.ts';
import type { ClaimsProfile } from './profile.ts';
import { type SimulatedClaim, simulatedClaimId } from './simulated-claim.ts';
import { drawWeighed } from './weighed.ts';
import { type Fault, type WrittenClaim, dayOf, faultsOf, messageOf } from './written-claim.ts';

export interface SimulationOptions {
  readonly profile: ClaimsProfile;
  /** The same profile, seed, run and times give the same claims. */
  readonly seed: number;
  /** Number of the run, of which ids are made. */
  readonly run: number;
  /** Share of the claims that show an indication, 0 to 1. */
  readonly indications: number;
}

export type Taken = { readonly claim: SimulatedClaim } | { readonly faults: readonly Fault[] };

/** Orders claims, one after the other, and makes or checks what was ordered. */
export interface ClaimSimulation {
  /** The next claim as it is to be. */
  order(now: Date): ClaimOrder;
  /** The claim as the deterministic sampler makes it. */
  draw(order: ClaimOrder, now: Date): SimulatedClaim;
  /** The claim as somebody else wrote it, or what is wrong with that. */
  take(written: WrittenClaim, order: ClaimOrder, now: Date): Taken;
  /** Says that a claim is out: later ones may repeat it. */
  remember(claim: SimulatedClaim): void;
}

/** Claims that later ones may repeat, copy or follow. */
const mostRemembered = 64;
/** A bill is of whole hundreds of rupiah, as the tariffs are. */
const amountStep = 100;

/** @throws CasemindError USAGE_INVALID for a seed, run or share that is none; SIMULATION_IMPOSSIBLE. */
export function createClaimSimulation({ profile, seed, run, indications }: SimulationOptions): ClaimSimulation {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new CasemindError('USAGE_INVALID', { field: 'seed', value: String(seed), accepted: 'an integer from 0 to 9007199254740991' });
  if (!(indications >= 0 && indications <= 1)) throw new CasemindError('USAGE_INVALID', { field: 'indications', value: String(indications), accepted: 'a number from 0 to 1' });
  const tables = createProfileTables(profile);
  const recent: SimulatedClaim[] = [];
  let serial = 0;

  /** What is drawn for one claim depends on its number alone, not on who made those before; each use of chance has a stream of its own. */
  const randomOf = (number: number, use: 0 | 1 | 2): Sfc32 => new Sfc32(seed, number * 4 + use);

  function take(written: WrittenClaim, order: ClaimOrder, now: Date): Taken {
    const faults = faultsOf(written, order, profile);
    const [admitted, discharged] = [dayOf(written.admit_dt), dayOf(written.discharge_dt)];
    if (faults.length > 0 || admitted === undefined || discharged === undefined) return { faults };
    return { claim: messageOf(written, order, profile, { ...drawTimes(admitted, discharged, order, randomOf(order.serial, 2)), generatedAt: now.toISOString() }) };
  }

  return {
    order(now) {
      serial += 1;
      const random = randomOf(serial, 0);
      const today = jakartaDay(now);
      const modus = random.next() / 0x1_0000_0000 < indications ? drawModus(random) : null;
      return orderClaim(modus, { tables, random, serial, claimId: simulatedClaimId(Number(today.slice(0, 4)), run, serial), today, recent });
    },
    draw(order, now) {
      const written = drawWritten(order, randomOf(order.serial, 1));
      const taken = take(written, order, now);
      if ('faults' in taken) throw new Error(`the sampler wrote a claim with faults: ${JSON.stringify({ faults: taken.faults, written, order })}`);
      return taken.claim;
    },
    take,
    remember(claim) {
      recent.push(claim);
      if (recent.length > mostRemembered) recent.shift();
    },
  };
}

function drawWritten(order: ClaimOrder, random: Sfc32): WrittenClaim {
  const [admitted, discharged] = drawDays(order, random);
  const claimed = drawFrom(order.claimed, random, amountStep);
  const paid = Math.floor((claimed * drawFrom(order.paid, random)) / 1000);
  return {
    admit_dt: admitted,
    discharge_dt: discharged,
    facility: { province: order.place.province ?? '', class: order.place.class ?? '', ownership: order.place.ownership ?? '' },
    diagnosis: { primary_code: order.diagnosis.code, secondary_codes: drawSecondary(order, random) },
    procedure_codes: [...drawWeighed(order.procedures, random).codes],
    severity_group: order.severity,
    service_type: order.serviceType,
    amount_claimed: claimed,
    amount_paid: paid,
    amount_gap: claimed - paid,
  };
}

/** Admission and discharge: of the stays that end by the last day there may be, the latest two weeks. */
function drawDays({ stays, admitted: { from, to }, lastDischarge }: ClaimOrder, random: Sfc32): [string, string] {
  const stay = drawFrom(stays, random);
  const latest = addDays(lastDischarge, -stay);
  const last = latest < to ? latest : to;
  const first = [from, addDays(last, -13)].toSorted().at(-1) ?? from;
  const admitted = addDays(first, random.below(Math.max(0, daysFrom(first, last)) + 1));
  return [admitted, addDays(admitted, stay)];
}

function drawSecondary({ secondary, comorbidities, diagnosis }: ClaimOrder, random: Sfc32): string[] {
  const left = secondary.filter(({ code }) => code !== diagnosis.code);
  const wanted = Math.min(drawFrom(comorbidities, random), left.length);
  const drawn: string[] = [];
  while (drawn.length < wanted) drawn.push(drawWeighed(left.filter(({ code }) => !drawn.includes(code)), random).code);
  return drawn.toSorted();
}

/** Opening hours of clinics for visits, any hour for admissions, mornings for discharges; in minutes of the day. */
function drawTimes(admitted: string, discharged: string, { serviceType, stays }: ClaimOrder, random: Sfc32): { admitted: string; discharged: string } {
  const isVisit = serviceType !== 'RITL' && (rangeOf(stays)?.high ?? 0) === 0;
  const [start, length] = [isVisit ? random.between(7 * 60, 15 * 60) : random.between(0, 18 * 60), random.between(30, 300)];
  const end = admitted === discharged ? start + length : random.between(9 * 60, 16 * 60);
  return { admitted: jakartaTime(admitted, start), discharged: jakartaTime(discharged, end) };
}
