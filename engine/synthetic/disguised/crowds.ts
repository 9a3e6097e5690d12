import { daysInYear } from '../calendar.ts';
import { outpatientCases } from '../catalogue.ts';
import { type Claim, record } from '../claim-ledger.ts';
import { type AddIndications, drawCaseThat, groupSize, markOf, repeatUntil } from '../indications/scheme.ts';

/** Days within which the copies are admitted. */
const windowDays = 30;

/** Modus 5. One elaborate record copied onto other patients of the facility over a month; a third of the copies vary the stay by a day or the procedures. */
export const addCloning: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, (left) => {
    const { random, ledger } = care;
    const entry = drawCaseThat(
      care,
      random.perMille(650) ? 'inpatient' : 'outpatient',
      (candidate) => candidate.secondary.length >= 3 && candidate.optional.length > 0 && candidate.complexity === 0 && candidate.stay !== 'extended',
    );
    const original = care.newClaimAt(entry, drawFacility(entry), care.drawStay(entry, entry.isInpatient ? random.between(1, 2) : 0));
    const facility = original === null ? undefined : care.facilities.all[original.facility];
    if (original === null || facility === undefined || original.admitDay + original.los + windowDays + 1 >= daysInYear) return 0;
    const size = groupSize(random.between(5, 10), left, 5);
    const copied = new Map<number, Claim>();
    for (let attempt = 0; attempt < size * 12 && copied.size < size; attempt += 1) {
      const day = original.admitDay + random.below(windowDays + 1);
      const los = original.los > 1 && random.perMille(330) ? original.los + (random.perMille(500) ? 1 : -1) : original.los;
      const patient = care.findPatient(entry, facility, day, (member) => !copied.has(member));
      if (patient < 0 || !care.isOpen(entry, day) || !ledger.isFree(patient, day, day + los)) continue;
      const departure = random.perMille(330) ? record.usual : record.elaborate;
      copied.set(patient, { ...original, patient, admitDay: day, los, paperKey: random.next(), record: departure, topup: -1, topupAmount: 0, modus: markOf('cloning') });
    }
    if (copied.size < 4) return 0;
    for (const claim of copied.values()) ledger.append(claim);
    return copied.size;
  });

const physiotherapy = outpatientCases.filter((entry) => entry.course === 'physiotherapy');
const cataract = outpatientCases.filter((entry) => entry.cbg === 'H-2-36');

/** Modus 6. More physiotherapy or cataract claims than the facility has in such a time, over two to ten days, some of a patient who came the day before. */
export const addPhantomBurst: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, (left) => {
    const { random, ledger } = care;
    const kinds = random.perMille(700) ? physiotherapy : cataract;
    const facility = drawFacility(random.pick(kinds));
    const size = groupSize(random.between(12, 36), left, 12);
    const days = random.between(2, 10);
    const firstDay = random.below(daysInYear - days);
    const made = new Map<string, Claim>();
    for (let attempt = 0; attempt < size * 14 && made.size < size; attempt += 1) {
      const entry = random.pick(kinds);
      const day = firstDay + random.below(days);
      const patient = care.findPatient(entry, facility, day);
      if (patient < 0 || !care.isOpen(entry, day) || made.has(`${patient} ${day}`) || !ledger.isFree(patient, day, day)) continue;
      made.set(`${patient} ${day}`, { ...care.newClaim(entry, facility, patient, day, { los: 0, severity: 0 }), modus: markOf('phantom_burst') });
    }
    if (made.size < 10) return 0;
    for (const claim of made.values()) ledger.append(claim);
    return made.size;
  });
