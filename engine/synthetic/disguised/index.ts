import type { IndicationSet } from '../inject.ts';
import { addCloning, addPhantomBurst } from './crowds.ts';
import { addOverlappingStays, addProlongedStay, addReadmission, addShortStayHighCost } from './stays.ts';
import { addInflatedTopup, addUpcoding } from './upcoding.ts';
import { addRepeatBilling, addSameDaySplit } from './visits.ts';

/**
 * Each modus by one who knows the usual checks: no predicate that is exact in dates, codes and amounts finds more than a part of it.
 * Frozen before the rules of RULESET_v2 were written.
 */
export const disguisedIndications: IndicationSet = {
  upcoding: addUpcoding,
  short_stay_high_cost: addShortStayHighCost,
  repeat_billing: addRepeatBilling,
  same_day_split: addSameDaySplit,
  cloning: addCloning,
  phantom_burst: addPhantomBurst,
  prolonged_stay: addProlongedStay,
  overlapping_stays: addOverlappingStays,
  readmission: addReadmission,
  inflated_topup: addInflatedTopup,
};
