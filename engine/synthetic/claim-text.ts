import { calendarYear, daysInYear, isoDate } from './calendar.ts';
import { type Case, cases } from './catalogue.ts';
import { diagnoses, diagnosisCategories } from './catalogue/diagnoses.ts';
import { procedures } from './catalogue/procedures.ts';
import { specialGroups, specialKinds } from './catalogue/special-groups.ts';
import { type ClaimLedger, record } from './claim-ledger.ts';
import { type CodeText, type Edition, codeText } from './code-text.ts';
import { csvField } from './csv-file.ts';
import type { Facilities, Facility } from './facilities.ts';
import { type Members, participantNumber } from './members.ts';
import { Sfc32, WeightedChoice } from './random.ts';
import { tariffOf } from './tariff.ts';

/** FKRTL columns in the official order. */
export const claimColumns = [
  'PSTV01', 'PSTV02', 'PSTV15', 'FKP02', 'FKL02', 'FKL03', 'FKL04', 'FKL05', 'FKL06', 'FKL07', 'FKL08', 'FKL09', 'FKL10', 'FKL11',
  'FKL12', 'FKL13', 'FKL14', 'FKL15', 'FKL15A', 'FKL16', 'FKL16A', 'FKL17', 'FKL17A', 'FKL18', 'FKL18A', 'FKL19', 'FKL19A', 'FKL20',
  'FKL21', 'FKL22', 'FKL23', 'FKL25', 'FKL26', 'FKL27', 'FKL28', 'FKL29', 'FKL30', 'FKL31', 'FKL32', 'FKL33', 'FKL34', 'FKL35',
  'FKL36', 'FKL37', 'FKL38', 'FKL39', 'FKL40', 'FKL41', 'FKL42', 'FKL43', 'FKL44', 'FKL45', 'FKL46', 'FKL47', 'FKL48',
] as const;
export const secondaryColumns = ['FKL02', 'FKL24', 'FKL24A', 'FKL24B'] as const;

/** FKL20: the letters of the casemix main groups in their official order. */
const mainGroups = 'ABCDEFGHIJKLMNOPQSTUVWZ';
const severitySuffix = ['0', 'I', 'II', 'III'];
const severityName = ['', ' (RINGAN)', ' (SEDANG)', ' (BERAT)'];

/** Claims with a secondary diagnosis per 1,000, and weights of having 1, 2, 3 … of them, by severity of the care. */
const secondaryPerMille = [778, 762, 976, 984];
const secondaryNumber = [
  new WeightedChoice([672, 222, 80, 21, 5]),
  new WeightedChoice([690, 220, 70, 15, 5]),
  new WeightedChoice([380, 370, 170, 60, 20]),
  new WeightedChoice([210, 350, 270, 120, 50]),
];
/** Secondary diagnoses of any inpatient, once the usual ones of the case are used up. */
const anyInpatient = ['D64.9', 'E87.6', 'E88.0', 'R11', 'E46'];

/** Claims cut by verification per 1,000, and by how many percent of the bill. */
const cutPerMille = 25;
const cutPercents = [1, 2, 3, 5, 8, 12];

/** Days for which a referral is valid. */
const referralDays = 90;

const referredPerMille = { clinic: 930, emergency: 150, inpatient: 290 };

interface CaseText {
  readonly admission: readonly string[];
  readonly primary: string;
  readonly group: readonly string[];
}

/** Words the rows: everything that the ledger leaves to a claim's keys is drawn here, the same on every run. */
export class ClaimText {
  private readonly ledger: ClaimLedger;
  private readonly members: Members;
  private readonly facilities: Facilities;
  private readonly random = new Sfc32(0, 0);
  private readonly code: CodeText;
  private readonly caseTexts: readonly CaseText[];
  private readonly places: readonly string[];
  private readonly dates = Array.from({ length: daysInYear + 1 }, (_, day) => isoDate(day));
  /** Members who died in the year; the register shows it. */
  readonly hasDied: Uint8Array;

  constructor({ ledger, members, facilities, edition }: { ledger: ClaimLedger; members: Members; facilities: Facilities; edition: Edition }) {
    const code = codeText(edition);
    this.code = code;
    this.caseTexts = cases.map((entry) => caseText(entry, edition, code));
    this.ledger = ledger;
    this.members = members;
    this.facilities = facilities;
    this.hasDied = new Uint8Array(members.count);
    this.places = facilities.all.map((facility) =>
      [code('FKL05', facility.province), facility.district, code('FKL07', facility.owner), code('FKL08', facility.kind), code('FKL09', facility.type)].join(','),
    );
  }

  /** FKL02: facility, month and year of admission, serial within both. */
  claimId(index: number, serial: number): string {
    const facility = this.facilities.all[this.ledger.facility[index]!]!;
    return `${facility.code}${this.month(index)}${calendarYear % 100}V${String(serial).padStart(6, '0')}`;
  }

  /** `MM` of the admission. */
  month(index: number): string {
    return this.dates[this.ledger.admitDay[index]!]!.slice(5, 7);
  }

  claimRow(index: number, claimId: string): string {
    const { ledger, members, random, code } = this;
    const entry = cases[ledger.case[index]!]!;
    const text = this.caseTexts[entry.index]!;
    const facility = this.facilities.all[ledger.facility[index]!]!;
    const patient = ledger.patient[index]!;
    const severity = ledger.severity[index]!;
    const departure = ledger.record[index]!;
    const entitlement = members.entitlement[patient]!;

    random.reseed(ledger.clinicalKey[index]!, entry.index, 0x0c11);
    const clinic = random.pick(entry.clinics);
    const admission = random.pick(text.admission);
    const done = this.proceduresDone(entry, departure);

    random.reseed(ledger.paperKey[index]!, entry.index, 0x9a9e);
    const tariff = tariffOf(entry.tariffs[Math.max(0, severity - 1)]!, facility, entry.isInpatient, entitlement);
    const [special, topups] = this.special(index, facility);
    const billed = tariff + topups;
    const verified = billed - this.cut(billed);
    const outcome = this.outcome(index, entry);
    const [visit, referrer] = this.referral(index, entry, facility);

    return `${participantNumber(patient)},${participantNumber(members.head[patient]!)},${weightText(members.weight[patient]!)},${visit},${claimId},${
      this.dates[ledger.admitDay[index]!]},${this.dates[ledger.admitDay[index]! + ledger.los[index]!]},${this.places[facility.index]},${
      code('FKL10', entry.isInpatient ? 2 : 1)},${code('FKL11', clinic)},${code('FKL12', members.segment[patient]!)},${code('FKL13', entitlement)},${
      code('FKL14', outcome)},${admission},${text.primary},${text.group[severity]},${referrer},${done},${code('FKL31', facility.region)},${tariff},${special},${billed},${verifiedText(verified)}\n`;
  }

  /** Rows of the secondary diagnoses, and how many. */
  secondaryRows(index: number, claimId: string): { text: string; count: number } {
    const { ledger, random } = this;
    const entry = cases[ledger.case[index]!]!;
    const departure = ledger.record[index]!;
    const care = ledger.careSeverity[index]!;
    random.reseed(ledger.clinicalKey[index]!, entry.index, 0x5ec0);
    if ((departure & record.elaborate) === 0) {
      if (!random.perMille(secondaryPerMille[care]!) || (departure & record.withoutSecondary) > 0) return { text: '', count: 0 };
    }
    const number = (departure & record.elaborate) > 0 ? 3 : secondaryNumber[care]!.draw(random) + 1;
    const usual = entry.secondary;
    const chosen: string[] = [];
    for (let attempt = 0; attempt < number * 3 && chosen.length < number; attempt += 1) {
      const list = entry.isInpatient && attempt >= number && random.perMille(400) ? anyInpatient : usual;
      const code = list[Math.min(random.below(list.length), random.below(list.length))]!;
      if (!chosen.includes(code) && code !== entry.dx) chosen.push(code);
    }
    let text = '';
    for (const code of chosen) text += `${claimId},${secondaryText.get(code)}\n`;
    return { text, count: chosen.length };
  }

  private proceduresDone(entry: Case, departure: number): string {
    if ((departure & record.withoutProcedures) > 0) return '';
    let done = '';
    for (const code of entry.procedures) done += `${done === '' ? '' : '; '}${procedureText.get(code)}`;
    for (const code of entry.optional) {
      if ((departure & record.elaborate) > 0 || this.random.perMille(450)) done += `${done === '' ? '' : '; '}${procedureText.get(code)}`;
    }
    return csvField(done);
  }

  /** FKL14. Nobody dies before their last claim of the year. */
  private outcome(index: number, entry: Case): number {
    const { ledger, random } = this;
    const drawn = random.below(1000);
    const departure = ledger.record[index]!;
    if (!entry.isInpatient) return drawn < 968 ? 1 : drawn < 981 ? 2 : 5;
    if ((departure & record.transferredOut) > 0) return 2;
    if ((departure & record.leftWell) > 0) return 1;
    const patient = ledger.patient[index]!;
    const isLast = ledger.lastDayOfPatient[patient] === ledger.admitDay[index]! + ledger.los[index]!;
    if (drawn < entry.deaths * [0, 1, 4, 12][ledger.careSeverity[index]!]! && isLast) {
      this.hasDied[patient] = 1;
      return 3;
    }
    return drawn < 925 ? 1 : drawn < 945 ? 2 : drawn < 985 ? 4 : 5;
  }

  /** FKP02, and FKL25 to FKL29 as text. */
  private referral(index: number, entry: Case, facility: Facility): [string, string] {
    const { ledger, members, random } = this;
    const patient = ledger.patient[index]!;
    const isTransfer = (ledger.record[index]! & record.transferredIn) > 0;
    const likely = entry.isInpatient ? referredPerMille.inpatient : entry.clinics.includes(7) ? referredPerMille.emergency : referredPerMille.clinic;
    if (!random.perMille(likely) && !isTransfer) return ['', this.referrer(99, 9999, 98, 98, 98)];
    if (isTransfer || random.perMille(60)) {
      return ['', this.referrer(facility.province, facility.district, random.perMille(500) ? 3 : 9, 2, random.perMille(500) ? 3 : 8)];
    }
    const district = members.district[patient]!;
    const kind = members.clinicKind[patient]!;
    const hasBeds = members.head[patient]! % 3 === 0;
    const type = kind === 1 ? (hasBeds ? 28 : 30) : kind === 2 ? (hasBeds ? 29 : 31) : 33;
    const referrer = this.referrer(Math.floor(district / 100), district, members.clinicOwner[patient]!, kind === 1 ? 1 : kind === 2 ? 3 : 4, type);
    if (random.perMille(120)) return ['', referrer];
    // One referral covers the visits of three months for the same complaint.
    const quarter = Math.floor(ledger.admitDay[index]! / referralDays);
    random.reseed(patient, entry.index, quarter);
    const code = 20_000 + ((district * 13 + (members.head[patient]! % 7) * 1009) % 79_999);
    const month = this.dates[quarter * referralDays]!.slice(5, 7);
    return [`${code}${month}${calendarYear % 100}P${String(random.between(1, 99_999)).padStart(6, '0')}`, referrer];
  }

  /** FKL25 to FKL29 as text. */
  private referrer(province: number, district: number, owner: number, kind: number, type: number): string {
    const { code } = this;
    return `${code('FKL25', province)},${district},${code('FKL27', owner)},${code('FKL28', kind)},${code('FKL29', type)}`;
  }

  /** FKL33 to FKL46 as text, and their sum. */
  private special(index: number, facility: Facility): [string, number] {
    const { ledger } = this;
    const first = ledger.topup[index]!;
    if (first < 0) return [noSpecial, 0];
    const second = ledger.secondTopup[index]!;
    let sum = 0;
    const parts = specialKinds.map((kind) => {
      const position = specialGroups[first]?.kind === kind ? first : specialGroups[second]?.kind === kind ? second : -1;
      const group = specialGroups[position];
      if (group === undefined) return emptySpecial(kind);
      const base = position === first ? ledger.topupAmount[index]! : ledger.secondTopupAmount[index]!;
      const amount = tariffOf(base, facility, true, 3);
      sum += amount;
      return kind === 'SA' ? `${group.code},${amount}` : `${group.code},${csvField(group.name)},${amount}`;
    });
    return [parts.join(','), sum];
  }

  private cut(billed: number): number {
    if (!this.random.perMille(cutPerMille)) return 0;
    return Math.round((billed * this.random.pick(cutPercents)) / 10_000) * 100;
  }
}

function emptySpecial(kind: (typeof specialKinds)[number]): string {
  return kind === 'SA' ? 'NONE,0' : 'NONE,NONE,0';
}

const noSpecial = specialKinds.map((kind) => emptySpecial(kind)).join(',');

function caseText(entry: Case, edition: Edition, code: CodeText): CaseText {
  const [letter = '', type = '', number = ''] = entry.cbg.split('-');
  const severities = entry.isInpatient ? [1, 2, 3] : [0];
  const group: string[] = [];
  for (const severity of severities) {
    group[severity] = [
      `${entry.cbg}-${severitySuffix[severity]}`,
      csvField(`${entry.cbgName}${severityName[severity]}`),
      code('FKL20', mainGroups.indexOf(letter) + 1),
      code('FKL21', Number(type)),
      Number(number),
      code('FKL23', severity + 1),
    ].join(',');
  }
  return { admission: entry.admission.map((dx) => diagnosisText(dx, edition)), primary: diagnosisText(entry.dx, edition), group };
}

/** The three-character code by its ordinal or with its name, that code, the full code without dot, its name. */
function diagnosisText(code: string, edition: Edition): string {
  const category = code.slice(0, 3);
  const ordinal = (category.charCodeAt(0) - 65) * 100 + Number(category.slice(1)) + 1;
  const first = edition === 'numeric' ? ordinal : csvField(`${category} ${named(diagnosisCategories, category)}`);
  return [first, category, code.replace('.', ''), csvField(named(diagnoses, code))].join(',');
}

function named(names: Readonly<Record<string, string>>, code: string): string {
  const name = names[code];
  if (name === undefined) throw new Error(`no name for ${code}`);
  return name;
}

const secondaryText = new Map(
  Object.keys(diagnoses).map((code) => {
    const category = code.slice(0, 3);
    return [code, [code.replace('.', ''), category, csvField(`${category} ${named(diagnosisCategories, category)}`)].join(',')];
  }),
);

const procedureText = new Map(Object.entries(procedures).map(([code, name]) => [code, `${code.replace('.', '')} - ${name}`]));

/** FKL48: the official files write it with a fraction, beside a whole FKL47. */
function verifiedText(amount: number): string {
  return `${amount}.0`;
}

/** PSTV15 from ten-thousandths. */
export function weightText(weight: number): string {
  return `${Math.floor(weight / 10_000)}.${String(weight % 10_000).padStart(4, '0')}`;
}
