import { record } from '../claim-ledger.ts';
import { type AddIndications, drawCaseThat, markOf, repeatUntil } from './scheme.ts';

const mark = markOf('prolonged_stay');

/** Modus 12. A light illness that usually takes a few days kept in hospital for two weeks or more, with nothing done. */
export const addProlongedStay: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, () => {
    const { random, ledger } = care;
    const entry = drawCaseThat(
      care,
      'inpatient',
      (candidate) => candidate.complexity === 0 && candidate.cbg.includes('-4-') && (candidate.stay === 'short' || candidate.stay === 'medium'),
    );
    const claim = care.newClaimAt(entry, drawFacility(entry), { los: random.between(13, 25), severity: 1 });
    if (claim === null) return 0;
    ledger.append({ ...claim, record: record.leftWell + record.withoutProcedures, modus: mark });
    return 1;
  });
