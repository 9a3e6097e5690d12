import type { Sfc32 } from '../synthetic/random.ts';
import { type Band, quantileOf, rangeOf } from './bands.ts';
import { addDays, daysFrom } from './jakarta-days.ts';
import type { SimulatedModus } from './modus.ts';
import type { Cell, ProfileTables } from './profile-tables.ts';
import type { Named } from './profile.ts';
import type { SimulatedClaim } from './simulated-claim.ts';
import type { Weighed } from './weighed.ts';

/** What one simulated claim is to be like: whoever makes it, a model or the sampler, keeps within this. */
export interface ClaimOrder {
  /** Number of the claim in its run, from 1. */
  readonly serial: number;
  readonly claimId: string;
  /** What it is to show; null for a claim as most are. */
  readonly modus: SimulatedModus | null;
  readonly serviceType: string;
  readonly diagnosis: Named;
  readonly severity: string;
  readonly inacbg: Named | null;
  readonly place: SimulatedClaim['facility'];
  readonly facilityRef: string;
  readonly patientRef: string;
  /** Days of admission, both included. */
  readonly admitted: { readonly from: string; readonly to: string };
  /** No claim is of the future. */
  readonly lastDischarge: string;
  /** Days. */
  readonly stays: readonly Band[];
  /** Rupiah. */
  readonly claimed: readonly Band[];
  /** Paid of claimed, in thousandths. */
  readonly paid: readonly Band[];
  /** Lists of procedures. */
  readonly procedures: readonly ({ readonly codes: readonly string[] } & Weighed)[];
  /** Secondary diagnoses, and how many. */
  readonly secondary: readonly ({ readonly code: string } & Weighed)[];
  readonly comorbidities: readonly Band[];
  /** The claim that it repeats, copies or follows. */
  readonly before: SimulatedClaim | null;
}

/** Days within which claims that are as most are leave the hospital: those of the last two weeks. */
const recentDays = 14;
/** Days between the admissions of a claim and its copies. */
const cloningDays = 6;
/** Days after discharge within which a stay is a return. */
const returnDays = 5;
/** Days within which the same service is billed again. */
const repeatDays = 2;

export interface OrderOptions {
  readonly tables: ProfileTables;
  readonly random: Sfc32;
  readonly serial: number;
  readonly claimId: string;
  readonly today: string;
  /** Claims sent before, the newest last, which others may repeat. */
  readonly recent: readonly SimulatedClaim[];
}

/** Orders the next claim; where nothing suits the modus, one that shows a high cost in its place. */
export function orderClaim(modus: SimulatedModus | null, options: OrderOptions): ClaimOrder {
  if (modus === null) return ordinary(options.tables.drawCell(options.random), options);
  return orderOf[modus](options) ?? dearest(options);
}

function ordinary(cell: Cell, { tables, random, serial, claimId, today }: OrderOptions): ClaimOrder {
  const { place, facilityRef } = tables.drawPlace(cell.facilityClass, random);
  const longest = rangeOf(cell.severity.stays)?.high ?? 0;
  return {
    serial,
    claimId,
    modus: null,
    serviceType: cell.case.serviceType,
    diagnosis: cell.case.diagnosis,
    severity: cell.severity.severity,
    inacbg: cell.severity.inacbg,
    place,
    facilityRef,
    patientRef: patientRefOf(claimId),
    admitted: { from: addDays(today, 1 - recentDays - longest), to: today },
    lastDischarge: today,
    stays: cell.severity.stays,
    claimed: cell.claimed,
    ...tables.paymentsOf(cell.case.serviceType, cell.severity.severity),
    procedures: cell.case.procedures.length > 0 ? cell.case.procedures : [{ codes: [], n: 1 }],
    secondary: cell.case.secondary,
    before: null,
  };
}

const orderOf: Readonly<Record<SimulatedModus, (options: OrderOptions) => ClaimOrder | undefined>> = {
  short_stay_high_cost: (options) => {
    const cell = options.tables.drawCell(options.random, ({ case: { serviceType } }) => serviceType === 'RITL');
    return cell && { ...ordinary(cell, options), modus: 'short_stay_high_cost', stays: [{ low: 0, high: 1, n: 1 }], claimed: [above(cell, 1.15, 2.2)] };
  },
  severity_mismatch: (options) => {
    const cell = options.tables.drawCell(options.random, ({ severity: { severity } }) => severity === 'ringan');
    return cell && { ...ordinary(cell, options), modus: 'severity_mismatch', claimed: [above(cell, 1.2, 2.5)] };
  },
  high_cost_full_paid: (options) => dearest(options),
  repeat_billing: (options) => {
    const before = pickRecent(options, (claim) => claim.diagnosis.primary_code !== '');
    return before && alike(before, options, { modus: 'repeat_billing', days: [0, repeatDays] });
  },
  same_day_split: (options) => {
    const before = pickRecent(options, ({ service_type }) => service_type === 'RJTL');
    const cell = before && options.tables.drawCell(options.random, ({ case: { serviceType, diagnosis } }) => serviceType === 'RJTL' && diagnosis.code !== before.diagnosis.primary_code);
    if (!before || !cell) return undefined;
    const day = dayOf(before.admit_dt);
    return { ...ordinary(cell, options), ...samePatient(before), ...sameFacility(before), modus: 'same_day_split', admitted: { from: day, to: day }, stays: [{ low: 0, high: 0, n: 1 }] };
  },
  cloning: (options) => {
    const before = pickRecent(options, ({ diagnosis, procedures }) => diagnosis.secondary_codes.length + procedures.length > 0);
    const copy = before && alike(before, options, { modus: 'cloning', days: [-cloningDays, cloningDays] });
    return copy && { ...copy, patientRef: patientRefOf(options.claimId) };
  },
  readmission: (options) => {
    const before = pickRecent(options, ({ service_type, discharge_dt }) => service_type === 'RITL' && daysFrom(dayOf(discharge_dt), options.today) >= 2);
    const cell = before && options.tables.drawCell(options.random, (one) => isOfBill(one, before));
    if (!before || !cell) return undefined;
    const from = dayOf(before.discharge_dt);
    return { ...ordinary(cell, options), ...samePatient(before), ...sameFacility(before), modus: 'readmission', admitted: { from, to: addDays(from, returnDays) }, stays: upTo(cell.severity.stays, daysFrom(from, options.today)) };
  },
  overlapping_stays: (options) => {
    const before = pickRecent(options, ({ service_type, admit_dt, discharge_dt }) => service_type === 'RITL' && daysFrom(dayOf(admit_dt), dayOf(discharge_dt)) >= 2);
    const cell = before && options.tables.drawCell(options.random, ({ case: { serviceType, diagnosis } }) => serviceType === 'RITL' && diagnosis.code !== before.diagnosis.primary_code);
    if (!before || !cell) return undefined;
    const [from, until] = [addDays(dayOf(before.admit_dt), 1), addDays(dayOf(before.discharge_dt), -1)];
    const order = ordinary(cell, options);
    const elsewhere = order.facilityRef === before.facility_ref ? { facilityRef: `${order.facilityRef}9` } : {};
    return { ...order, ...elsewhere, ...samePatient(before), modus: 'overlapping_stays', admitted: { from, to: until }, stays: upTo(cell.severity.stays.filter(({ high }) => high > 0), daysFrom(from, options.today)) };
  },
  prolonged_stay: (options) => {
    const cell = options.tables.drawCell(options.random, ({ case: { serviceType } }) => serviceType === 'RITL');
    if (!cell) return undefined;
    const longest = rangeOf(cell.severity.stays)?.high ?? 1;
    const stay = { low: Math.max(8, longest * 2), high: Math.max(16, longest * 3), n: 1 };
    return { ...ordinary(cell, options), modus: 'prolonged_stay', stays: [stay], admitted: { from: addDays(options.today, 1 - recentDays - stay.high), to: options.today } };
  },
  incoherent_codes: (options) => {
    const cell = options.tables.drawCell(options.random);
    const foreign = options.tables.drawForeignProcedure(cell.case, options.random);
    return foreign === undefined ? undefined : { ...ordinary(cell, options), modus: 'incoherent_codes', procedures: [{ codes: [foreign], n: 1 }] };
  },
};

/** Billed far above its kind and paid in full: what needs no other claim, and any service can show. */
function dearest(options: OrderOptions): ClaimOrder {
  const cell = options.tables.drawCell(options.random);
  return { ...ordinary(cell, options), modus: 'high_cost_full_paid', claimed: [above(cell, 1.6, 3)], paid: [{ low: 1000, high: 1000, n: 1 }] };
}

/** Amounts so many times the 95th percentile of a cell, and of all claims of its diagnosis and severity. */
function above({ claimed, severity }: Cell, from: number, to: number): Band {
  const high = Math.max(quantileOf(claimed, 0.95), quantileOf(severity.classes.flatMap((one) => one.claimed), 0.95));
  return { low: Math.ceil((high * from) / 1000) * 1000, high: Math.ceil((high * to) / 1000) * 1000, n: 1 };
}

function isOfBill({ case: { serviceType, diagnosis }, severity: { severity } }: Cell, claim: SimulatedClaim): boolean {
  return serviceType === claim.service_type && diagnosis.code === claim.diagnosis.primary_code && severity === claim.severity_group;
}

/** The same bill once more, so many days later or earlier. */
function alike(before: SimulatedClaim, options: OrderOptions, { modus, days }: { readonly modus: SimulatedModus; readonly days: readonly [number, number] }): ClaimOrder | undefined {
  const cell = options.tables.drawCell(options.random, (one) => isOfBill(one, before));
  if (!cell) return undefined;
  const admitted = dayOf(before.admit_dt);
  const stay = daysFrom(admitted, dayOf(before.discharge_dt));
  const secondary = before.diagnosis.secondary_codes;
  return {
    ...ordinary(cell, options),
    ...samePatient(before),
    ...sameFacility(before),
    modus,
    admitted: { from: addDays(admitted, days[0]), to: addDays(admitted, days[1]) },
    stays: [{ low: stay, high: stay, n: 1 }],
    claimed: [{ low: before.amount_claimed, high: before.amount_claimed, n: 1 }],
    procedures: [{ codes: before.procedures.map(({ code }) => code), n: 1 }],
    secondary: secondary.map((code) => ({ code, n: 1 })),
    comorbidities: [{ low: secondary.length, high: secondary.length, n: 1 }],
  };
}

/** Every claim that repeats no other is of a participant of its own. */
const patientRefOf = (claimId: string): string => `SIMP-${claimId.slice(-12)}`;
const samePatient = (before: SimulatedClaim) => ({ before, patientRef: before.patient_ref });
const sameFacility = (before: SimulatedClaim) => ({ place: before.facility, facilityRef: before.facility_ref });

function pickRecent({ recent, random }: OrderOptions, suits: (claim: SimulatedClaim) => boolean): SimulatedClaim | undefined {
  const suiting = recent.filter(suits);
  return suiting.length > 0 ? random.pick(suiting) : undefined;
}

/** Bands no longer than so many days; a stay of as many where none is. */
function upTo(bands: readonly Band[], most: number): Band[] {
  const short = bands.filter(({ low }) => low <= most).map(({ low, high, n }) => ({ low, high: Math.min(high, most), n }));
  return short.length > 0 ? short : [{ low: most, high: most, n: 1 }];
}

/** The day of a time with the offset of Jakarta. */
const dayOf = (time: string): string => time.slice(0, 10);
