import { daysInYear } from '../calendar.ts';
import { type AddIndications, drawCaseThat, markOf, repeatUntil } from './scheme.ts';

const mark = markOf('readmission');

/** Modus 16. A stay cut in two: the same illness admitted again within days. The second stay is the indication and marked. */
export const addReadmission: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, () => {
    const { random, ledger } = care;
    const entry = drawCaseThat(care, 'inpatient', (candidate) => candidate.complexity === 0 && candidate.cbg !== 'C-4-13' && candidate.stay !== 'delivery');
    const facility = drawFacility(entry);
    const first = care.newClaimAt(entry, facility, care.drawStay(entry, care.drawSeverity(entry)));
    if (first === null) return 0;
    const stay = care.drawStay(entry, care.drawSeverity(entry));
    const day = first.admitDay + first.los + random.below(6);
    const isPossible = care.isOpen(entry, day) && ledger.isFree(first.patient, day, day + stay.los);
    if (!isPossible || day + stay.los >= daysInYear) return 0;
    ledger.append(first);
    ledger.append({ ...care.newClaim(entry, facility, first.patient, day, stay), modus: mark });
    return 1;
  });
