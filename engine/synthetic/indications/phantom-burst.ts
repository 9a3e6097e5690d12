import { daysInYear } from '../calendar.ts';
import { outpatientCases } from '../catalogue.ts';
import type { Claim } from '../claim-ledger.ts';
import { type AddIndications, groupSize, markOf, repeatUntil } from './scheme.ts';

const mark = markOf('phantom_burst');
const physiotherapy = outpatientCases.filter((entry) => entry.cbg === 'M-3-16');
const cataract = outpatientCases.filter((entry) => entry.cbg === 'H-2-36');

/** Modus 6. A day or two with far more physiotherapy or cataract claims than the facility ever has. */
export const addPhantomBurst: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, (left) => {
    const { random, ledger } = care;
    const kinds = random.perMille(720) ? physiotherapy : cataract;
    const facility = drawFacility(random.pick(kinds));
    const size = groupSize(random.between(12, 36), left, 12);
    const firstDay = random.below(daysInYear - 1);
    const days = size > 20 ? 2 : 1;
    if (![...Array(days).keys()].every((offset) => care.isOpen(random.pick(kinds), firstDay + offset))) return 0;
    const seen = new Map<string, Claim>();
    for (let attempt = 0; attempt < size * 12 && seen.size < size; attempt += 1) {
      const entry = random.pick(kinds);
      const day = firstDay + random.below(days);
      const patient = care.findPatient(entry, facility, day);
      if (patient < 0 || seen.has(`${patient} ${day}`) || !ledger.isFree(patient, day, day)) continue;
      seen.set(`${patient} ${day}`, care.newClaim(entry, facility, patient, day, { los: 0, severity: 0 }));
    }
    if (seen.size < 10) return 0;
    for (const claim of seen.values()) ledger.append({ ...claim, modus: mark });
    return seen.size;
  });
