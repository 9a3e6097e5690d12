import type { Case } from '../catalogue.ts';
import { isTherapy } from '../care.ts';
import { type AddIndications, drawCaseThat, groupSize, markOf, repeatUntil } from './scheme.ts';

const mark = markOf('same_day_split');

/** Modus 8. One outpatient episode billed as two or three visits to different clinics on one day; all are marked. */
export const addSameDaySplit: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, (left) => {
    const { random, ledger } = care;
    const first = drawCaseThat(care, 'outpatient', (candidate) => !isTherapy(candidate) && candidate.complexity === 0);
    const facility = drawFacility(first);
    if (facility.specialty !== null) return 0;
    const claim = care.newClaimAt(first, facility, { los: 0, severity: 0 });
    if (claim === null) return 0;
    const size = groupSize(random.perMille(250) ? 3 : 2, left, 2);
    const parts: Case[] = [first];
    for (let attempt = 0; attempt < 120 && parts.length < size; attempt += 1) {
      const part = care.drawCase('outpatient');
      const isOther = parts.every((earlier) => earlier.cbg !== part.cbg || !earlier.clinics.some((clinic) => part.clinics.includes(clinic)));
      const isPossible = care.suits(part, claim.patient, claim.admitDay) && care.isOpen(part, claim.admitDay);
      if (isOther && isPossible && !isTherapy(part) && part.complexity === 0) parts.push(part);
    }
    if (parts.length < 2) return 0;
    for (const part of parts) {
      ledger.append({ ...care.newClaim(part, facility, claim.patient, claim.admitDay, { los: 0, severity: 0 }), modus: mark });
    }
    return parts.length;
  });
