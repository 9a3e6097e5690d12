import { daysInYear } from '../calendar.ts';
import { type AddIndications, drawCaseThat, groupSize, markOf, repeatUntil } from './scheme.ts';

const mark = markOf('overlapping_stays');

/** Modus 6 and 11. A patient billed as an inpatient twice at the same time; which stay took place is not in the data, so both are marked. */
export const addOverlappingStays: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, (left) => {
    const { random, ledger } = care;
    const entry = drawCaseThat(care, 'inpatient', (candidate) => candidate.stay === 'medium' || candidate.stay === 'long');
    const stay = care.drawStay(entry, care.drawSeverity(entry));
    if (stay.los < 3) return 0;
    const claim = care.newClaimAt(entry, drawFacility(entry), stay);
    if (claim === null) return 0;
    const size = groupSize(2, left, 2);
    const others = [];
    for (let attempt = 0; attempt < 120 && others.length < size - 1; attempt += 1) {
      const other = care.drawCase('inpatient');
      const day = claim.admitDay + random.between(1, claim.los - 1);
      if (other.isNewborn || other.dx === entry.dx || !care.suits(other, claim.patient, day) || !care.isOpen(other, day)) continue;
      const { facilities } = care;
      const home = facilities.all[claim.facility];
      const facility = home !== undefined && facilities.treats(home, other) && random.perMille(550) ? home : facilities.draw(other, random);
      const otherStay = care.drawStay(other, care.drawSeverity(other));
      const end = day + Math.max(1, otherStay.los);
      if (end >= daysInYear || !ledger.isFree(claim.patient, day, end)) continue;
      others.push(care.newClaim(other, facility, claim.patient, day, { ...otherStay, los: end - day }));
    }
    if (others.length === 0) return 0;
    ledger.append({ ...claim, modus: mark });
    for (const other of others) ledger.append({ ...other, modus: mark });
    return others.length + 1;
  });
