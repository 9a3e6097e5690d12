import { specialGroups } from '../catalogue/special-groups.ts';
import { type AddIndications, drawCaseThat, markOf, repeatUntil } from './scheme.ts';

const mark = markOf('inflated_topup');
/** Groups that many cases may have; a prosthesis on a fever would be noticed at once. */
const common = specialGroups.flatMap((group, position) => (group.tariff < 6_000_000 ? [position] : []));

/** Modus 7. Special groups billed at several times their usual amount, often two on one claim. */
export const addInflatedTopup: AddIndications = ({ care, drawFacility }, count) =>
  repeatUntil(count, () => {
    const { random, ledger } = care;
    const entry = drawCaseThat(care, random.perMille(700) ? 'inpatient' : 'outpatient', (candidate) => candidate.complexity === 0);
    const severity = entry.isInpatient ? care.drawSeverity(entry) : 0;
    const claim = care.newClaimAt(entry, drawFacility(entry), care.drawStay(entry, severity));
    if (claim === null) return 0;
    const topup = random.pick(common);
    const others = common.filter((position) => specialGroups[position]?.kind !== specialGroups[topup]?.kind);
    const secondTopup = random.perMille(450) ? random.pick(others) : -1;
    const inflate = (position: number) => Math.round(((specialGroups[position]?.tariff ?? 0) * random.between(20, 50)) / 10);
    ledger.append({
      ...claim,
      topup,
      topupAmount: inflate(topup),
      secondTopup,
      secondTopupAmount: secondTopup < 0 ? 0 : inflate(secondTopup),
      modus: mark,
    });
    return 1;
  });
