import { daysInYear } from '../calendar.ts';
import { type Case, outpatientCases, regroupedCases } from '../catalogue.ts';
import { type Care, isTherapy } from '../care.ts';
import { specialGroups } from '../catalogue/special-groups.ts';
import { record } from '../claim-ledger.ts';
import { drawCaseThat, repeatUntil } from '../indications/scheme.ts';

type AddHonest = (care: Care) => number;

const cataract = outpatientCases.filter((entry) => entry.cbg === 'H-2-36');
const outbreaks = ['A91', 'A90', 'A09.9', 'J18.0'];

/** Back within a week, or the same day at another clinic: complaints that go on, results that are fetched. */
const addReturns: AddHonest = (care) => {
  const { random, ledger } = care;
  const entry = drawCaseThat(care, 'outpatient', (candidate) => !isTherapy(candidate));
  const next = random.perMille(600) ? entry : drawCaseThat(care, 'outpatient', (candidate) => !isTherapy(candidate));
  const facility = care.facilities.draw(entry, random);
  const claim = care.newClaimAt(entry, facility, { los: 0, severity: 0 });
  if (claim === null) return 0;
  const day = claim.admitDay + (next === entry ? random.between(1, 7) : random.below(4));
  if (day >= daysInYear || !care.suits(next, claim.patient, day) || !care.facilities.treats(facility, next) || !ledger.isFree(claim.patient, claim.admitDay, day)) return 0;
  ledger.append(claim);
  ledger.append(care.newClaim(next, facility, claim.patient, day, { los: 0, severity: 0 }));
  return 2;
};

/** A relapse within ten days, or a stay of two illnesses one after the other. */
const addRelapse: AddHonest = (care) => {
  const { random, ledger } = care;
  const entry = drawCaseThat(care, 'inpatient', (candidate) => candidate.stay !== 'delivery');
  const facility = care.facilities.draw(entry, random);
  const first = care.newClaimAt(entry, facility, care.drawStay(entry, care.drawSeverity(entry)));
  if (first === null) return 0;
  const stay = care.drawStay(entry, care.drawSeverity(entry));
  const day = first.admitDay + first.los + random.between(1, 12);
  if (day + stay.los >= daysInYear || !ledger.isFree(first.patient, first.admitDay, day + stay.los)) return 0;
  ledger.append(first);
  ledger.append(care.newClaim(entry, facility, first.patient, day, stay));
  return 2;
};

/** Long and grave, with the diagnoses and procedures to show for it. */
const addLongStay: AddHonest = (care) => {
  const { random, ledger } = care;
  const entry = drawCaseThat(care, 'inpatient', (candidate) => candidate.stay !== 'delivery');
  const severity = random.between(2, 3);
  const claim = care.newClaimAt(entry, care.facilities.draw(entry, random), { los: care.drawStay(entry, severity).los + random.between(4, 14), severity });
  if (claim === null) return 0;
  ledger.append({ ...claim, record: record.elaborate });
  return 1;
};

/** Grave, and over on the first days: sent on to a greater hospital, or died. */
const addShortGraveStay: AddHonest = (care) => {
  const { random, ledger } = care;
  const entry = drawCaseThat(care, 'inpatient', (candidate) => candidate.stay !== 'delivery' && candidate.tariffs[0]! >= 3_000_000);
  const claim = care.newClaimAt(entry, care.facilities.draw(entry, random), { los: random.below(3), severity: random.between(2, 3) });
  if (claim === null) return 0;
  ledger.append({ ...claim, record: random.perMille(600) ? record.transferredOut : record.usual });
  return 1;
};

/** A rare way of treatment: a group that the illness seldom leads to, with good reason. */
const addRareTreatment: AddHonest = (care) => {
  const { random, ledger } = care;
  const entry = random.pick(regroupedCases);
  const claim = care.newClaimAt(entry, care.facilities.draw(entry, random), care.drawStay(entry, entry.isInpatient ? care.drawSeverity(entry) : 0));
  if (claim === null) return 0;
  ledger.append(claim);
  return 1;
};

/** A special drug or prosthesis beyond the usual amount. */
const addDearTopup: AddHonest = (care) => {
  const { random, ledger } = care;
  const entry = drawCaseThat(care, random.perMille(700) ? 'inpatient' : 'outpatient', (candidate) => candidate.topup >= 0);
  const claim = care.newClaimAt(entry, care.facilities.draw(entry, random), care.drawStay(entry, entry.isInpatient ? care.drawSeverity(entry) : 0));
  if (claim === null) return 0;
  ledger.append({ ...claim, topup: entry.topup, topupAmount: Math.round(((specialGroups[entry.topup]?.tariff ?? 0) * random.between(10, 22)) / 10) });
  return 1;
};

/** Patients of one place within days: a day of cataract operations for the poor, an outbreak. */
const addCrowd: AddHonest = (care) => {
  const { random, ledger } = care;
  const isCamp = random.perMille(400);
  const entry: Case = isCamp ? random.pick(cataract) : drawCaseThat(care, 'inpatient', (candidate) => outbreaks.includes(candidate.dx));
  const facility = care.facilities.draw(entry, random);
  const days = isCamp ? random.between(1, 3) : random.between(10, 25);
  const firstDay = random.below(daysInYear - days - 20);
  let made = 0;
  for (let attempt = 0; attempt < 60 && made < 12; attempt += 1) {
    const day = firstDay + random.below(days);
    const stay = care.drawStay(entry, entry.isInpatient ? care.drawSeverity(entry) : 0);
    const patient = care.findPatient(entry, facility, day);
    if (patient < 0 || !care.isOpen(entry, day) || !ledger.isFree(patient, day, day + stay.los)) continue;
    ledger.append(care.newClaim(entry, facility, patient, day, stay));
    made += 1;
  }
  return made;
};

/** How many of each for 1,000 indications. */
const lookAlikes: readonly (readonly [add: AddHonest, perMille: number])[] = [
  [addReturns, 900],
  [addRelapse, 200],
  [addLongStay, 150],
  [addShortGraveStay, 180],
  [addRareTreatment, 120],
  [addDearTopup, 60],
  [addCrowd, 500],
];

/** Honest claims that look as odd as the indications, more of them than there are indications; they leave the greater part of the ledger to plain care. */
export function addLookAlikes(care: Care, indications: number): void {
  const { ledger } = care;
  const room = (ledger.capacity - ledger.count) / 2;
  const wanted = lookAlikes.reduce((sum, [, perMille]) => sum + (indications * perMille) / 1000, 0);
  for (const [add, perMille] of lookAlikes) repeatUntil(Math.floor((Math.min(indications, (indications * room) / Math.max(1, wanted)) * perMille) / 1000), () => (ledger.count + 12 > ledger.capacity ? 0 : add(care)));
}
