import { record } from '../claim-ledger.ts';
import { type AddIndications, drawCaseThat, markOf, repeatUntil } from './scheme.ts';

const mark = markOf('short_stay_high_cost');

/** Home on the day of admission or the next, billed as a grave case of a dear group, often with nothing done. */
export const addShortStayHighCost: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, () => {
    const { random, ledger } = care;
    const entry = drawCaseThat(
      care,
      'inpatient',
      (candidate) => candidate.tariffs[0]! >= 4_200_000 && candidate.stay !== 'delivery' && candidate.stay !== 'extended',
    );
    const severity = random.perMille(600) ? 2 : 3;
    const claim = care.newClaimAt(entry, drawFacility(entry), { los: random.below(2), severity });
    if (claim === null) return 0;
    const nothingDone = random.perMille(550) ? record.withoutProcedures : record.usual;
    ledger.append({ ...claim, careSeverity: 2, record: record.leftWell + nothingDone, modus: mark });
    return 1;
  });
