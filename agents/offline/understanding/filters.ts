import type { Localized } from '#engine';

import { findAmountBounds, findScoreBounds } from './bounds.ts';
import { findFlag, findSegment, findServiceTypes, findSeverity } from './categories.ts';
import { type NamedCodes, findCodes, withoutCodes } from './codes.ts';
import { findDisease } from './diseases.ts';
import { findFacility, findFacilityClass } from './facilities.ts';
import { type Period, findPeriods, withoutPeriods } from './periods.ts';
import { findPlaces } from './places.ts';
import { unread } from './spans.ts';
import { findUnfiltered } from './unfiltered.ts';
import { word } from './words.ts';

/** Filters of claims by the names of the tools' arguments. */
export type Filters = Readonly<Record<string, string | number>>;

/** What a question narrows claims down to, and what else it names. */
export interface Narrowing {
  readonly filters: Filters;
  readonly periods: readonly Period[];
  readonly provinces: readonly string[];
  readonly serviceTypes: readonly string[];
  readonly codes: NamedCodes;
  /** Words for a diagnosis, where the filter comes from them and not from a code. */
  readonly disease: string | undefined;
  readonly facilityName: string | undefined;
  readonly unfiltered: readonly Localized[];
  /** The text without its dates, amounts, places and names. */
  readonly rest: string;
}

const ofDischarge = word('pulang|keluar rs|discharge[ds]?');

/** @param text the question as plain text. */
export function findNarrowing(question: string, text: string, dataDate: string): Narrowing {
  const periods = findPeriods(text, dataDate);
  const scores = findScoreBounds(withoutPeriods(text, dataDate));
  const amounts = findAmountBounds(scores.rest);
  const facility = findFacility(question, amounts.rest);
  const places = findPlaces(facility.rest);
  const codes = findCodes(question, text);
  const [dx] = codes.icd10;
  const disease = dx === undefined && codes.inacbg.length === 0 ? findDisease(text) : undefined;
  const serviceTypes = findServiceTypes(text);
  const [period] = periods;
  const byDischarge = ofDischarge.test(text);
  const rest = unread(withoutCodes(places.rest, codes));
  const filters = defined({
    province: places.provinces[0],
    district: places.district,
    facility_key: facility.key,
    facility_class: findFacilityClass(text),
    dx: dx ?? disease?.dx,
    inacbg: codes.inacbg[0],
    severity: findSeverity(rest),
    service_type: serviceTypes.length === 1 ? serviceTypes[0] : undefined,
    segment: findSegment(text),
    flag: findFlag(text),
    ...(period && daysAsFilters(period, byDischarge)),
    min_amount: amounts.bounds.min,
    max_amount: amounts.bounds.max,
    min_risk_score: scores.risk.min,
    max_risk_score: scores.risk.max,
    min_ml_score: scores.model.min,
  });
  return { filters, periods, provinces: places.provinces, serviceTypes, codes, disease: disease?.words, facilityName: facility.name, unfiltered: findUnfiltered(rest), rest };
}

export function daysAsFilters({ start, end }: Pick<Period, 'start' | 'end'>, byDischarge: boolean): Filters {
  return byDischarge ? { discharge_start: start, discharge_end: end } : { start_date: start, end_date: end };
}

function defined(values: Readonly<Record<string, string | number | undefined>>): Filters {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

const names: ReadonlySet<string> = new Set(['province', 'district', 'facility_key', 'facility_class', 'dx', 'inacbg', 'severity', 'service_type', 'segment', 'flag', 'start_date', 'end_date', 'discharge_start', 'discharge_end', 'min_amount', 'max_amount', 'min_risk_score', 'max_risk_score', 'min_ml_score']);
const ofPeriod: ReadonlySet<string> = new Set(['start_date', 'end_date', 'discharge_start', 'discharge_end']);
const ofPlace: ReadonlySet<string> = new Set(['province', 'district', 'facility_key']);

/** The filters among the arguments of a call. */
export function filtersAmong(args: Readonly<Record<string, unknown>>): Filters {
  return Object.fromEntries(Object.entries(args).flatMap(([name, value]) => (names.has(name) && (typeof value === 'string' || typeof value === 'number') ? [[name, value] as const] : [])));
}

/** Filters changed by others: a new period takes the place of the old, and so does a new place. */
export function changedBy(before: Filters, after: Filters): Filters {
  const has = (group: ReadonlySet<string>): boolean => Object.keys(after).some((name) => group.has(name));
  const kept = Object.entries(before).filter(([name]) => !(ofPeriod.has(name) && has(ofPeriod)) && !(ofPlace.has(name) && has(ofPlace)));
  return { ...Object.fromEntries(kept), ...after };
}

export function withoutPeriodFilters(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !ofPeriod.has(name)));
}

/** The period that filters name whole, and whether it is of discharges. */
export function periodAmong(filters: Filters): { readonly start: string; readonly end: string; readonly byDischarge: boolean } | undefined {
  const byDischarge = filters['discharge_start'] !== undefined;
  const [start, end] = byDischarge ? [filters['discharge_start'], filters['discharge_end']] : [filters['start_date'], filters['end_date']];
  return typeof start === 'string' && typeof end === 'string' ? { start, end, byDischarge } : undefined;
}
