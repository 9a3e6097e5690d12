import { daysInYear } from '../calendar.ts';
import type { Case } from '../catalogue.ts';
import { isTherapy } from '../care.ts';
import { type AddIndications, drawCaseThat, groupSize, markOf, repeatUntil } from '../indications/scheme.ts';

/** Modus 11. One visit billed again up to six days later, of 100 in 40 with other papers: other secondary diagnoses, another clinic. All bills are marked. */
export const addRepeatBilling: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, (left) => {
    const { random, ledger } = care;
    const entry = drawCaseThat(care, random.perMille(750) ? 'outpatient' : 'inpatient', (candidate) => !isTherapy(candidate));
    const claim = care.newClaimAt(entry, drawFacility(entry), care.drawStay(entry, entry.isInpatient ? care.drawSeverity(entry) : 0));
    if (claim === null || claim.admitDay + claim.los + 6 >= daysInYear) return 0;
    const size = groupSize(random.perMille(200) ? 3 : 2, left, 2);
    for (let bill = 0; bill < size; bill += 1) {
      const later = bill > 0 && random.perMille(650) ? random.between(1, 6) : 0;
      const papers = bill > 0 && random.perMille(400) ? random.next() : claim.clinicalKey;
      ledger.append({ ...claim, admitDay: claim.admitDay + later, clinicalKey: papers, paperKey: random.next(), modus: markOf('repeat_billing') });
    }
    return size;
  });

/** Modus 8. One outpatient episode billed as two or three visits to different clinics, on one day or, of 100 in 45, spread over up to four; all are marked. */
export const addSameDaySplit: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, (left) => {
    const { random, ledger } = care;
    const first = drawCaseThat(care, 'outpatient', (candidate) => !isTherapy(candidate) && candidate.complexity === 0);
    const facility = drawFacility(first);
    if (facility.specialty !== null) return 0;
    const claim = care.newClaimAt(first, facility, { los: 0, severity: 0 });
    if (claim === null || claim.admitDay + 4 >= daysInYear) return 0;
    const size = groupSize(random.perMille(350) ? 3 : 2, left, 2);
    const spread = random.perMille(450) ? 3 : 0;
    const parts: Case[] = [first];
    for (let attempt = 0; attempt < 120 && parts.length < size; attempt += 1) {
      const part = care.drawCase('outpatient');
      const isOther = parts.every((earlier) => earlier.cbg !== part.cbg || !earlier.clinics.some((clinic) => part.clinics.includes(clinic)));
      if (isOther && care.suits(part, claim.patient, claim.admitDay) && !isTherapy(part) && part.complexity === 0) parts.push(part);
    }
    if (parts.length < 2) return 0;
    for (const [place, part] of parts.entries()) {
      const day = claim.admitDay + (place === 0 ? 0 : random.below(spread + 1));
      ledger.append({ ...care.newClaim(part, facility, claim.patient, day, { los: 0, severity: 0 }), modus: markOf('same_day_split') });
    }
    return parts.length;
  });
