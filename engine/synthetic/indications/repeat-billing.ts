import { isTherapy } from '../care.ts';
import { type AddIndications, drawCaseThat, groupSize, markOf, repeatUntil } from './scheme.ts';

const mark = markOf('repeat_billing');

/**
 * Modus 11. One visit billed twice, alike in everything but the visit id. Nothing in the data tells the first bill
 * from the second, so both are marked.
 */
export const addRepeatBilling: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, (left) => {
    const entry = drawCaseThat(care, care.random.perMille(680) ? 'outpatient' : 'inpatient', (candidate) => !isTherapy(candidate));
    const severity = entry.isInpatient ? care.drawSeverity(entry) : 0;
    const claim = care.newClaimAt(entry, drawFacility(entry), care.drawStay(entry, severity));
    if (claim === null) return 0;
    const size = groupSize(2, left, 2);
    for (let bill = 0; bill < size; bill += 1) care.ledger.append({ ...claim, modus: mark });
    return size;
  });
