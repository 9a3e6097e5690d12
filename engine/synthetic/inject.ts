import type { Care } from './care.ts';
import { addCloning } from './indications/cloning.ts';
import { addInflatedTopup } from './indications/inflated-topup.ts';
import { addOverlappingStays } from './indications/overlapping-stays.ts';
import { addPhantomBurst } from './indications/phantom-burst.ts';
import { addProlongedStay } from './indications/prolonged-stay.ts';
import { addReadmission } from './indications/readmission.ts';
import { addRepeatBilling } from './indications/repeat-billing.ts';
import { addSameDaySplit } from './indications/same-day-split.ts';
import { type AddIndications, createScheme, drawOffenders } from './indications/scheme.ts';
import { addShortStayHighCost } from './indications/short-stay-high-cost.ts';
import { addUpcoding } from './indications/upcoding.ts';
import { type Modus, modusNames, shareOut } from './modus.ts';

export type IndicationSet = Readonly<Record<Modus, AddIndications>>;

/** Each modus as it is usually described. */
export const plainIndications: IndicationSet = {
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

/** Adds `total` indications to the ledger, shared out over the modus, and returns how many of each there are. */
export function injectIndications(care: Care, total: number, indications: IndicationSet): Record<Modus, number> {
  const counts = shareOut(total);
  const offenders = drawOffenders(care);
  let missing = 0;
  for (const modus of modusNames.toReversed()) {
    const wanted = counts[modus] + (modus === 'upcoding' ? missing : 0);
    counts[modus] = wanted === 0 ? 0 : indications[modus](createScheme(care, modus, offenders), wanted);
    missing += wanted - counts[modus];
  }
  return counts;
}
