import { inpatientCases } from '../catalogue.ts';
import { record } from '../claim-ledger.ts';
import { type AddIndications, drawCaseThat, markOf, repeatUntil } from './scheme.ts';

const mark = markOf('upcoding');
const sepsis = inpatientCases.filter((entry) => entry.dx === 'A41.9');

/**
 * Modus 4. Care of the lightest severity billed as II or III: the stay, the secondary diagnoses and the outcome remain
 * those of a light case. One in four is a light infection coded as septicaemia, home within three days.
 */
export const addUpcoding: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, () => {
    const { random, ledger } = care;
    const isSepsis = random.perMille(250);
    const entry = isSepsis
      ? random.pick(sepsis)
      : drawCaseThat(care, 'inpatient', (candidate) => candidate.complexity === 0 && candidate.stay !== 'delivery' && candidate.stay !== 'extended');
    const light = isSepsis ? { los: random.between(1, 3), severity: 1 } : care.drawStay(entry, 1);
    const claim = care.newClaimAt(entry, drawFacility(entry), light);
    if (claim === null) return 0;
    const severity = isSepsis ? random.between(1, 2) : random.perMille(680) ? 2 : 3;
    const sparse = random.perMille(420) ? record.withoutSecondary : record.usual;
    const departure = isSepsis ? record.withoutProcedures + record.leftWell : sparse;
    ledger.append({ ...claim, severity, careSeverity: 1, record: departure, modus: mark });
    return 1;
  });
