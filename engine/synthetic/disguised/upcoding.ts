import { inpatientCases, regroupedCases } from '../catalogue.ts';
import { specialGroups } from '../catalogue/special-groups.ts';
import { record } from '../claim-ledger.ts';
import { type AddIndications, drawCaseThat, markOf, repeatUntil } from '../indications/scheme.ts';

const sepsis = inpatientCases.filter((entry) => entry.dx === 'A41.9');
const regroupedStays = regroupedCases.filter((entry) => entry.isInpatient);
const regroupedVisits = regroupedCases.filter((entry) => !entry.isInpatient);

/**
 * Modus 4 and 14. Of 100: 38 stays billed graver than they were, a day longer and with the secondary diagnosis that the severity asks for
 * in most; 14 light infections as septicaemia; 20 stays and 28 visits under a dearer group, with a procedure that was not done.
 */
export const addUpcoding: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, () => {
    const { random, ledger } = care;
    const kind = random.below(100);
    if (kind >= 52) {
      const entry = random.pick(kind < 72 ? regroupedStays : regroupedVisits);
      const claim = care.newClaimAt(entry, drawFacility(entry), care.drawStay(entry, 1));
      if (claim === null) return 0;
      ledger.append({ ...claim, modus: markOf('upcoding') });
      return 1;
    }
    const entry = kind < 14 ? random.pick(sepsis) : drawCaseThat(care, 'inpatient', (candidate) => candidate.complexity <= 1 && candidate.stay !== 'extended');
    const light = kind < 14 ? { los: random.between(2, 5), severity: 1 } : care.drawStay(entry, 1);
    const claim = care.newClaimAt(entry, drawFacility(entry), { ...light, los: light.los + random.below(2) });
    if (claim === null) return 0;
    const severity = random.perMille(640) ? 2 : 3;
    ledger.append({ ...claim, severity, careSeverity: random.perMille(550) ? 2 : 1, record: record.leftWell, modus: markOf('upcoding') });
    return 1;
  });

/** Groups that many cases may have. */
const common = specialGroups.flatMap((group, position) => (group.tariff < 6_000_000 ? [position] : []));

/** Modus 7. One special group billed at one and a half times to three times its usual amount. */
export const addInflatedTopup: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, () => {
    const { random, ledger } = care;
    const entry = drawCaseThat(care, random.perMille(600) ? 'inpatient' : 'outpatient', (candidate) => candidate.complexity <= 1);
    const claim = care.newClaimAt(entry, drawFacility(entry), care.drawStay(entry, entry.isInpatient ? care.drawSeverity(entry) : 0));
    if (claim === null) return 0;
    const topup = entry.topup >= 0 && random.perMille(700) ? entry.topup : random.pick(common);
    ledger.append({ ...claim, topup, topupAmount: Math.round(((specialGroups[topup]?.tariff ?? 0) * random.between(15, 30)) / 10), modus: markOf('inflated_topup') });
    return 1;
  });
