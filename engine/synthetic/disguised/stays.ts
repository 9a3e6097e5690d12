import { daysInYear } from '../calendar.ts';
import { type Case, outpatientCases } from '../catalogue.ts';
import { record } from '../claim-ledger.ts';
import { type AddIndications, drawCaseThat, groupSize, markOf, repeatUntil } from '../indications/scheme.ts';
import { isTherapy } from '../care.ts';

/** Modus 6 and 7. Home within two days, billed as a case of a dear group, mostly with its procedures named. */
export const addShortStayHighCost: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, () => {
    const { random, ledger } = care;
    const entry = drawCaseThat(care, 'inpatient', (candidate) => candidate.tariffs[0]! >= 4_200_000 && candidate.stay !== 'delivery' && candidate.stay !== 'short');
    const claim = care.newClaimAt(entry, drawFacility(entry), { los: random.below(3), severity: random.perMille(400) ? 1 : random.perMille(650) ? 2 : 3 });
    if (claim === null) return 0;
    ledger.append({ ...claim, careSeverity: 1, record: record.leftWell + (random.perMille(300) ? record.withoutProcedures : record.usual), modus: markOf('short_stay_high_cost') });
    return 1;
  });

/** Modus 12. A light illness kept four to twelve days longer than it takes. */
export const addProlongedStay: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, () => {
    const { random, ledger } = care;
    const entry = drawCaseThat(care, 'inpatient', (candidate) => candidate.complexity === 0 && candidate.cbg.includes('-4-') && (candidate.stay === 'short' || candidate.stay === 'medium'));
    const { los } = care.drawStay(entry, 1);
    const claim = care.newClaimAt(entry, drawFacility(entry), { los: los + random.between(4, 12), severity: random.perMille(750) ? 1 : 2 });
    if (claim === null) return 0;
    ledger.append({ ...claim, careSeverity: 1, record: record.leftWell, modus: markOf('prolonged_stay') });
    return 1;
  });

/** Modus 6, 8 and 11. A stay, and within it another one elsewhere or, of 100 in 45, visits to a clinic of the same hospital; all are marked. */
export const addOverlappingStays: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, (left) => {
    const { random, ledger, facilities } = care;
    const modus = markOf('overlapping_stays');
    const entry = drawCaseThat(care, 'inpatient', (candidate) => candidate.stay === 'medium' || candidate.stay === 'long');
    const stay = care.drawStay(entry, care.drawSeverity(entry));
    if (stay.los < 3) return 0;
    const claim = care.newClaimAt(entry, drawFacility(entry), stay);
    if (claim === null) return 0;
    const home = facilities.all[claim.facility];
    const isVisit = random.perMille(450);
    const size = groupSize(2, left, 2);
    const others = [];
    for (let attempt = 0; attempt < 120 && others.length < size - 1; attempt += 1) {
      const other: Case = isVisit ? random.pick(outpatientCases) : care.drawCase('inpatient');
      const day = claim.admitDay + random.between(1, claim.los - 1);
      if (other.isNewborn || isTherapy(other) || !care.suits(other, claim.patient, day) || !care.isOpen(other, day)) continue;
      if (isVisit && (home === undefined || !facilities.treats(home, other))) continue;
      const otherStay = care.drawStay(other, other.isInpatient ? care.drawSeverity(other) : 0);
      if (day + otherStay.los >= daysInYear || !ledger.isFree(claim.patient, claim.admitDay + claim.los + 1, day + otherStay.los)) continue;
      others.push(care.newClaim(other, isVisit && home !== undefined ? home : facilities.draw(other, random), claim.patient, day, otherStay));
    }
    if (others.length === 0) return 0;
    for (const each of [claim, ...others]) ledger.append({ ...each, modus });
    return others.length + 1;
  });

/** Modus 16. A stay cut in two, within nine days: at another hospital in a quarter of them, as another illness of the ward in a third. The second stay is marked. */
export const addReadmission: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, () => {
    const { random, ledger, facilities } = care;
    const entry = drawCaseThat(care, 'inpatient', (candidate) => candidate.complexity === 0 && candidate.cbg !== 'C-4-13' && candidate.stay !== 'delivery');
    const facility = drawFacility(entry);
    const first = care.newClaimAt(entry, facility, care.drawStay(entry, care.drawSeverity(entry)));
    if (first === null) return 0;
    const next = random.perMille(340) ? drawCaseThat(care, 'inpatient', (candidate) => candidate.complexity === 0 && candidate.cbg[0] === entry.cbg[0] && candidate.stay !== 'delivery') : entry;
    const stay = care.drawStay(next, care.drawSeverity(next));
    const day = first.admitDay + first.los + random.below(10);
    if (day + stay.los >= daysInYear || !care.suits(next, first.patient, day) || !care.isOpen(next, day) || !ledger.isFree(first.patient, day, day + stay.los)) return 0;
    ledger.append(first);
    ledger.append({ ...care.newClaim(next, random.perMille(250) ? facilities.draw(next, random) : facility, first.patient, day, stay), modus: markOf('readmission') });
    return 1;
  });
