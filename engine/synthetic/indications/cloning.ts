import { record } from '../claim-ledger.ts';
import { type AddIndications, drawCaseThat, groupSize, markOf, repeatUntil } from './scheme.ts';

const mark = markOf('cloning');

/** Days within which the copies are admitted. */
const windowDays = 12;

/** Modus 5. One elaborate record copied onto other patients of the facility: diagnoses, procedures, stay and bill alike. */
export const addCloning: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, (left) => {
    const { random, ledger, members } = care;
    const entry = drawCaseThat(
      care,
      random.perMille(700) ? 'inpatient' : 'outpatient',
      (candidate) => candidate.secondary.length >= 3 && candidate.optional.length > 0 && candidate.complexity === 0 && candidate.stay !== 'extended',
    );
    const facility = drawFacility(entry);
    const severity = entry.isInpatient ? random.between(1, 2) : 0;
    const original = care.newClaimAt(entry, facility, care.drawStay(entry, severity));
    if (original === null || original.admitDay + original.los + windowDays >= 365) return 0;
    const size = groupSize(random.between(5, 14), left, 5);
    const entitlement = members.entitlement[original.patient];
    const copied = new Map<number, number>();
    for (let attempt = 0; attempt < size * 12 && copied.size < size; attempt += 1) {
      const day = original.admitDay + random.below(windowDays + 1);
      const patient = care.findPatient(entry, facility, day, (member) => members.entitlement[member] === entitlement && !copied.has(member));
      if (patient < 0 || !care.isOpen(entry, day) || !ledger.isFree(patient, day, day + original.los)) continue;
      copied.set(patient, day);
    }
    if (copied.size < 5) return 0;
    for (const [patient, admitDay] of copied) {
      ledger.append({ ...original, patient, admitDay, paperKey: random.next(), record: record.elaborate, topup: -1, topupAmount: 0, modus: mark });
    }
    return copied.size;
  });
