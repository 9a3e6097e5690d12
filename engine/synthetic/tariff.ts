import type { TariffClass } from './catalogue/facility-types.ts';

/**
 * Factors in per mille on the tariff of class B, government, region 1. Real INA-CBG tables differ by class of hospital,
 * owner, region and, for inpatients, class of entitlement; outpatient tariffs lie closer together than inpatient ones.
 */
const outpatientClass: Record<TariffClass, number> = { A: 1210, B: 1000, C: 976, D: 948 };
const inpatientClass: Record<TariffClass, number> = { A: 1390, B: 1000, C: 760, D: 624 };
const regionFactor = [0, 1000, 1014, 1020, 1036, 1068];
const privateFactor = 1030;
const entitlementFactor = [0, 1400, 1200, 1000];

export interface TariffPlace {
  readonly tariffClass: TariffClass;
  readonly region: number;
  readonly isPrivate: boolean;
}

/** INA-CBG tariff in rupiah, rounded to hundreds as in the published tables. `entitlement` is 1, 2 or 3. */
export function tariffOf(base: number, place: TariffPlace, isInpatient: boolean, entitlement: number): number {
  const classFactor = (isInpatient ? inpatientClass : outpatientClass)[place.tariffClass];
  const byClass = Math.round((base * classFactor) / 1000);
  const byOwner = place.isPrivate ? Math.round((byClass * privateFactor) / 1000) : byClass;
  const byRegion = Math.round((byOwner * regionFactor[place.region]!) / 1000);
  const byEntitlement = isInpatient ? Math.round((byRegion * entitlementFactor[entitlement]!) / 1000) : byRegion;
  return Math.round(byEntitlement / 100) * 100;
}
