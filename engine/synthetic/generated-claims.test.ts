import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { provinces } from './catalogue/provinces.ts';
import { csvField } from './csv-file.ts';
import { type GenerateResult, generateClaims, type Modus, modusNames } from './generate.ts';

const rows = 60_000;

/** A claim with what the laws below speak of already computed. */
interface Claim {
  readonly raw: Record<string, string>;
  readonly position: number;
  readonly facility: string;
  readonly serial: number;
  readonly in: number;
  readonly out: number;
  readonly los: number;
  readonly isInpatient: boolean;
  readonly billed: number;
  readonly topups: number;
  readonly modus: Modus | undefined;
}

let result: GenerateResult;
let lines: string[];
let claims: Claim[];
let secondary: Record<string, string>[];
let secondaryOf: Map<string, string[]>;
let members: Record<string, string>[];
let truth: { claim_id: string; modus: Modus }[];

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const amount = (claim: Record<string, string>, column: string) => Number(claim[column]);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = <T>(items: readonly T[], holds: (item: T) => boolean) => items.filter(holds).length / items.length;
const quantile = (values: readonly number[], p: number) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * p)]!;

beforeAll(async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'claims-'));
  result = await generateClaims({ rows, seed: 2022, outDir });
  const text = (name: string) => readFile(join(outDir, name), 'utf8');
  const claimText = await text('fkrtl.csv');
  lines = claimText.split('\n').slice(1, -1);
  truth = parse(await text('ground-truth.csv'), { columns: true });
  secondary = parse(await text('fkrtl_diagnosa_sekunder.csv'), { columns: true });
  members = parse(await text('kepesertaan.csv'), { columns: true });
  await rm(outDir, { recursive: true });
  const modusOf = new Map(truth.map((entry) => [entry.claim_id, entry.modus]));
  const raws: Record<string, string>[] = parse(claimText, { columns: true });
  claims = raws.map((raw, position) => {
    const id = raw['FKL02']!;
    return {
      raw,
      position,
      facility: id.slice(0, -11),
      serial: Number(id.slice(-6)),
      in: day(raw['FKL03']!),
      out: day(raw['FKL04']!),
      los: day(raw['FKL04']!) - day(raw['FKL03']!),
      isInpatient: raw['FKL10'] === '2',
      billed: amount(raw, 'FKL47'),
      topups: amount(raw, 'FKL47') - amount(raw, 'FKL32'),
      modus: modusOf.get(id),
    };
  });
  honestClaims = claims.filter((claim) => claim.modus === undefined);
  secondaryOf = new Map([...Map.groupBy(secondary, (entry) => entry['FKL02']!)].map(([id, found]) => [id, found.map((entry) => entry['FKL24']!)]));
});

const of = (modus: Modus) => claims.filter((claim) => claim.modus === modus);
let honestClaims: Claim[] = [];
const honest = () => honestClaims;
const stays = () => claims.filter((claim) => claim.isInpatient);

describe('distributions of 60,000 claims', () => {
  test('inpatient share 11.66 %, stays of 3.42 days, 0.4 over all claims', () => {
    expect(share(claims, (claim) => claim.isInpatient)).toBeCloseTo(0.1166, 3);
    expect(mean(stays().map((claim) => claim.los)) / 3.42).toBeCloseTo(1, 1);
    expect(Math.abs(mean(claims.map((claim) => claim.los)) - 0.399)).toBeLessThan(0.02);
    expect(Math.max(...claims.map((claim) => claim.los))).toBeGreaterThan(40);
  });

  test('severities I, II, III are 76.7, 17.7 and 5.5 % of the stays', () => {
    for (const [code, target] of [['2', 0.767], ['3', 0.177], ['4', 0.055]] as const) {
      expect(Math.abs(share(stays(), (claim) => claim.raw['FKL23'] === code) - target)).toBeLessThan(0.004);
    }
  });

  test('amounts: mean within 6 %, quartiles within 4 %, range as in the data of 2022', () => {
    const billed = claims.map((claim) => claim.billed);
    expect(Math.abs(mean(billed) / 867_679 - 1)).toBeLessThan(0.06);
    for (const [p, target] of [[0.25, 183_900], [0.5, 192_100], [0.75, 380_500]] as const) {
      expect(Math.abs(quantile(billed, p) / target - 1)).toBeLessThan(0.04);
    }
    expect(Math.min(...billed)).toBeGreaterThanOrEqual(69_000);
    expect(Math.max(...billed)).toBeLessThan(450_000_000);
    expect(Math.max(...billed)).toBeGreaterThan(60_000_000);
  });

  test('verification cuts 1,111 rupiah on average and nothing from most claims', () => {
    const cuts = claims.map((claim) => claim.billed - amount(claim.raw, 'FKL48'));
    expect(Math.abs(mean(cuts) / 1111 - 1)).toBeLessThan(0.35);
    expect(share(cuts, (cut) => cut === 0)).toBeGreaterThan(0.95);
    expect(Math.min(...cuts)).toBe(0);
  });

  test('78.1 % of claims have secondary diagnoses, 1.38 on average', () => {
    expect(Math.abs(secondaryOf.size / rows - 0.781)).toBeLessThan(0.01);
    expect(Math.abs(secondary.length / secondaryOf.size - 1.38)).toBeLessThan(0.05);
    expect(result.secondaryRows).toBe(secondary.length);
  });

  test('Q-5-44-0 is 23.5 % of the rows and Q-5-42-0 8.9 %', () => {
    expect(Math.abs(share(claims, (claim) => claim.raw['FKL19'] === 'Q-5-44-0') - 0.235)).toBeLessThan(0.012);
    expect(Math.abs(share(claims, (claim) => claim.raw['FKL19'] === 'Q-5-42-0') - 0.089)).toBeLessThan(0.008);
  });

  test('2 to 2.6 claims per patient, every province, top-ups on few claims, relapses within 30 days', () => {
    const perPatient = rows / new Set(claims.map((claim) => claim.raw['PSTV01'])).size;
    expect(perPatient).toBeGreaterThan(2);
    expect(perPatient).toBeLessThan(2.6);
    expect(new Set(claims.map((claim) => claim.raw['FKL05'])).size).toBe(34);
    expect(share(claims, (claim) => claim.topups > 0)).toBeLessThan(0.02);
  });
});

const allButId = ({ raw }: Claim) => Object.entries(raw).filter(([column]) => column !== 'FKL02').map(([, value]) => value).join('|');
const record = (claim: Claim) =>
  [claim.facility, claim.raw['FKL18'], claim.raw['FKL19'], claim.raw['FKL30'], claim.los, claim.billed, ...(secondaryOf.get(claim.raw['FKL02']!) ?? [])].join('|');
const groupAtFacility = (claim: Claim) => [claim.facility, claim.raw['FKL19']].join('|');
const overlaps = (a: Claim, b: Claim) => a !== b && a.in < b.out && b.in < a.out;
const base = (claim: Claim) => claim.raw['FKL19']!.replace(/-I+$/, '');
const bare = (claim: Claim) => !secondaryOf.has(claim.raw['FKL02']!);
const cut = (claim: Claim) => claim.raw['FKL47'] !== claim.raw['FKL48'];
const referred = (claim: Claim) => claim.raw['FKL25'] !== '99';
/** Wilson and Hilferty: the standard normal deviate of a chi-square of `freedom` degrees. */
const deviate = (chiSquare: number, freedom: number) => (Math.cbrt(chiSquare / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
const digit = (column: string, place: number) => (claim: Claim) => Number(claim.raw[column]!.at(place));

/** How far the classes of a sample lie from those of all claims, as a standard normal deviate. */
function surprise(sample: readonly Claim[], classes: number, classOf: (claim: Claim) => number): number {
  const expected = Array.from({ length: classes }, () => 0);
  for (const claim of claims) expected[classOf(claim)]! += sample.length / rows;
  const observed = Array.from({ length: classes }, () => 0);
  for (const claim of sample) observed[classOf(claim)]! += 1;
  return deviate(expected.reduce((sum, count, at) => sum + (observed[at]! - count) ** 2 / count, 0), classes - 1);
}

/** The first item that breaks a law; one assertion over all of them, as there are many. */
function breach<T>(items: readonly T[], holds: (item: T, at: number) => boolean): T | undefined {
  if (items.length === 0) throw new Error('nothing to judge');
  return items.find((item, at) => !holds(item, at));
}

describe('every row', () => {
  test('adds up: billed = tariff + five special groups, verified at most billed, in hundreds', () => {
    expect(breach(claims, ({ raw, billed }) => {
      const parts = ['FKL32', 'FKL34', 'FKL37', 'FKL40', 'FKL43', 'FKL46'].map((column) => amount(raw, column));
      const verified = amount(raw, 'FKL48');
      return parts.reduce((sum, part) => sum + part, 0) === billed && verified <= billed && verified > 0 && (billed % 100) + (verified % 100) === 0;
    })).toBeUndefined();
  });

  test('agrees with its INA-CBG code: setting, severity, main group, case type, number, name', () => {
    const severity: Record<string, string> = { 0: '1', I: '2', II: '3', III: '4' };
    expect(breach(claims, ({ raw, isInpatient }) => {
      const [letter = '', type = '', number = '', suffix = ''] = raw['FKL19']!.split('-');
      return (
        ['1', '4', '6', '8'].includes(type) === isInpatient &&
        (suffix !== '0') === isInpatient &&
        raw['FKL23'] === severity[suffix] &&
        '_ABCDEFGHIJKLMNOPQSTUVWZ'[Number(raw['FKL20'])] === letter &&
        raw['FKL21'] === type &&
        raw['FKL22'] === String(Number(number)) &&
        (raw['FKL11'] === '998') === isInpatient
      );
    })).toBeUndefined();
    const names = [...Map.groupBy(claims, (claim) => claim.raw['FKL19']!).values()];
    expect(breach(names, (group) => new Set(group.map((claim) => claim.raw['FKL19A'])).size === 1)).toBeUndefined();
  });

  test('has an id of facility, month and a serial that runs within both', () => {
    const next = new Map<string, number>();
    expect(breach(claims, ({ raw, serial }) => {
      const [, key = '', month] = /^(\d{4,6}(\d{2})22V)\d{6}$/.exec(raw['FKL02']!) ?? [];
      const isNext = serial === (next.get(key) ?? 0) + 1;
      next.set(key, serial);
      return isNext && month === raw['FKL03']!.slice(5, 7);
    })).toBeUndefined();
    expect(new Set(claims.map((claim) => claim.raw['FKL02'])).size).toBe(rows);
  });

  test('has the attributes of its facility, a district of its province and the tariff region of that', () => {
    const region = new Map(provinces.map((province) => [String(province.code), String(province.region)]));
    const attributes = new Map<string, string>();
    expect(breach(claims, ({ raw, facility }) => {
      const own = ['FKL05', 'FKL06', 'FKL07', 'FKL08', 'FKL09', 'FKL31'].map((column) => raw[column]).join('|');
      const known = attributes.get(facility) ?? own;
      attributes.set(facility, own);
      return known === own && raw['FKL06']!.length === 4 && raw['FKL06']!.startsWith(raw['FKL05']!) && raw['FKL31'] === region.get(raw['FKL05']!);
    })).toBeUndefined();
  });

  test('lies within 2022 and keeps its codes in form', () => {
    expect(breach(claims, ({ raw, los, isInpatient }) => raw['FKL03']! >= '2022-01-01' && raw['FKL04']! <= '2022-12-31' && los >= 0 && (isInpatient || los === 0))).toBeUndefined();
    expect(breach(claims, ({ raw }) => /^[A-Z]\d\d\d?$/.test(raw['FKL18']!) && raw['FKL18']!.startsWith(raw['FKL17A']!) && raw['FKL16']!.startsWith(raw['FKL15A']!))).toBeUndefined();
    expect(breach(claims, ({ raw }) => /^(\d{3,4} - [^;]+(; |$))*$/.test(raw['FKL30']!) && (raw['FKL25'] === '99') === (raw['FKL26'] === '9999'))).toBeUndefined();
  });

  test('belongs to a member of its class, segment and weight, born before it and of suitable sex', () => {
    const register = new Map(members.map((member) => [member['PSTV01'], member]));
    expect(breach(claims, ({ raw, in: admit }) => {
      const member = register.get(raw['PSTV01'])!;
      const isSame = member['PSTV02'] === raw['PSTV02'] && member['PSTV07'] === raw['FKL13'] && member['PSTV08'] === raw['FKL12'] && member['PSTV15'] === raw['PSTV15'];
      const sex = raw['FKL18']!.startsWith('O') ? '2' : raw['FKL18'] === 'N40' ? '1' : member['PSTV05'];
      return isSame && admit >= day(member['PSTV03']!) && member['PSTV05'] === sex;
    })).toBeUndefined();
  });

  test('ends with death only where the patient does not come again, and the register knows', () => {
    const register = new Map(members.map((member) => [member['PSTV01'], member]));
    const byPatient = Map.groupBy(claims, (claim) => claim.raw['PSTV01']);
    const died = claims.filter((claim) => claim.raw['FKL14'] === '3');
    expect(died.length).toBeGreaterThan(50);
    expect(breach(died, (claim) => register.get(claim.raw['PSTV01'])!['PSTV17'] === '2' && byPatient.get(claim.raw['PSTV01'])!.every((other) => other.out <= claim.out))).toBeUndefined();
  });

  test('is plain ASCII in its one canonical CSV form, so that neither quotes nor spaces tell anything', () => {
    expect(breach(claims, ({ raw, position }) => Object.values(raw).map((value) => csvField(value)).join(',') === lines[position])).toBeUndefined();
    expect(breach(lines, (line) => /^[\x20-\x7e]*$/.test(line) && !/ ,|, "|^ | $/.test(line))).toBeUndefined();
  });

  test('has its secondary diagnoses in the order of the claims, none twice and none the primary one', () => {
    const position = new Map(claims.map((claim) => [claim.raw['FKL02'], claim.position]));
    let last = 0;
    expect(breach(secondary, (entry) => {
      const place = position.get(entry['FKL02']) ?? -1;
      const isInOrder = place >= last;
      last = place;
      return isInOrder && entry['FKL24B']!.startsWith(`${entry['FKL24A']} `) && entry['FKL24']!.startsWith(entry['FKL24A']!);
    })).toBeUndefined();
    expect(breach(claims, ({ raw }) => {
      const codes = secondaryOf.get(raw['FKL02']!) ?? [];
      return new Set([...codes, raw['FKL18']]).size === codes.length + 1;
    })).toBeUndefined();
  });
});

describe('the register', () => {
  test('has each member once, by number, with a head of family who is a member', () => {
    const numbers = members.map((member) => member['PSTV01']!);
    expect(breach(numbers, (number, at) => at === 0 || number > numbers[at - 1]!)).toBeUndefined();
    expect(result.members).toBe(members.length);
    const known = new Set(numbers);
    expect(breach(members, (member) => known.has(member['PSTV02']!) && (member['PSTV04'] === '1') === (member['PSTV01'] === member['PSTV02']))).toBeUndefined();
  });
});

describe('ground truth', () => {
  test('names every injected claim once, by id, and every modus', () => {
    const ids = truth.map((entry) => entry.claim_id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
    expect(claims.filter((claim) => claim.modus !== undefined)).toHaveLength(rows * 0.03);
    expect(truth).toHaveLength(rows * 0.03);
    for (const modus of modusNames) {
      expect(of(modus).length).toBe(result.injected[modus]);
      expect(of(modus).length).toBeGreaterThan(20);
    }
  });

  test('repeat_billing: a twin alike in everything but the id', () => {
    const alike = Map.groupBy(claims, allButId);
    expect(breach(of('repeat_billing'), (claim) => alike.get(allButId(claim))!.length >= 2)).toBeUndefined();
    expect(breach([...alike.values()], (group) => group.length === 1 || group.every((claim) => claim.modus === 'repeat_billing'))).toBeUndefined();
  });

  test('same_day_split: several outpatient claims of one patient, facility and day; honest ones are rare', () => {
    const days = Map.groupBy(claims.filter((claim) => !claim.isInpatient), (claim) => [claim.raw['PSTV01'], claim.facility, claim.in].join('|'));
    expect(breach(of('same_day_split'), (claim) => days.get([claim.raw['PSTV01'], claim.facility, claim.in].join('|'))!.length >= 2)).toBeUndefined();
    const natural = [...days.values()].filter((group) => group.length > 1 && group.every((claim) => claim.modus === undefined));
    expect(natural.length).toBeGreaterThan(5);
    expect(natural.length).toBeLessThan(of('same_day_split').length);
  });

  test('cloning: at least five patients of one facility with the same record within 13 days', () => {
    const alike = Map.groupBy(of('cloning'), record);
    expect(breach(of('cloning'), (claim) => {
      const near = alike.get(record(claim))!.filter((other) => Math.abs(other.in - claim.in) <= 12);
      return new Set(near.map((other) => other.raw['PSTV01'])).size >= 5;
    })).toBeUndefined();
  });

  test('phantom_burst: days far above what the facility does otherwise', () => {
    const usual = Map.groupBy(honest(), groupAtFacility);
    const bursts = Map.groupBy(of('phantom_burst'), (claim) => `${groupAtFacility(claim)}|${claim.in}`);
    const ratios = [...bursts.values()].map((group) => group.length / Math.max(0.2, (usual.get(groupAtFacility(group[0]!))?.length ?? 0) / 300));
    expect(Math.min(...[...bursts.values()].map((group) => group.length))).toBeGreaterThanOrEqual(4);
    expect(quantile(ratios, 0.5)).toBeGreaterThan(8);
  });

  test('overlapping_stays: two stays of one patient at one time; honest patients are never in two beds', () => {
    const byPatient = Map.groupBy(stays(), (claim) => claim.raw['PSTV01']);
    expect(breach(of('overlapping_stays'), (claim) => byPatient.get(claim.raw['PSTV01'])!.some((other) => overlaps(claim, other)))).toBeUndefined();
    const honestStays = honest().filter((claim) => claim.isInpatient);
    expect(breach(honestStays, (claim) => !byPatient.get(claim.raw['PSTV01'])!.some((other) => overlaps(claim, other) && other.modus === undefined))).toBeUndefined();
  });

  test('readmission: the same illness at the same facility within five days; honest relapses exist too', () => {
    const byPatient = Map.groupBy(stays(), (claim) => claim.raw['PSTV01']);
    const follows = (claim: Claim, within: number) =>
      byPatient.get(claim.raw['PSTV01'])!.some((other) => other !== claim && base(other) === base(claim) && claim.in >= other.out && claim.in - other.out <= within);
    expect(breach(of('readmission'), (claim) => follows(claim, 5))).toBeUndefined();
    const natural = share(honest().filter((claim) => claim.isInpatient), (claim) => follows(claim, 30));
    expect(natural).toBeGreaterThan(0.03);
    expect(natural).toBeLessThan(0.15);
  });

  test('upcoding: II or III with the stay and the diagnoses of a light case, or septicaemia that leaves within three days', () => {
    const grave = honest().filter((claim) => Number(claim.raw['FKL23']) >= 3);
    const codedUp = of('upcoding').filter((claim) => claim.raw['FKL18'] !== 'A419');
    expect(breach(codedUp, (claim) => Number(claim.raw['FKL23']) >= 3)).toBeUndefined();
    const sepsis = of('upcoding').filter((claim) => claim.raw['FKL18'] === 'A419');
    expect(share(sepsis, (claim) => claim.los <= 3 && claim.raw['FKL30'] === '')).toBeGreaterThan(0.9);
    expect(share(codedUp, bare)).toBeGreaterThan(0.3);
    expect(share(grave, bare)).toBeLessThan(0.06);
    expect(mean(codedUp.map((claim) => claim.los))).toBeLessThan(mean(grave.map((claim) => claim.los)) * 0.8);
  });

  test('short_stay_high_cost, prolonged_stay and inflated_topup show in stay and bill', () => {
    expect(of('short_stay_high_cost').every((claim) => claim.los <= 1 && Number(claim.raw['FKL23']) >= 3)).toBe(true);
    const stayBills = honest().filter((claim) => claim.isInpatient).map((claim) => claim.billed);
    expect(quantile(of('short_stay_high_cost').map((claim) => claim.billed), 0.5)).toBeGreaterThan(quantile(stayBills, 0.85));
    expect(of('prolonged_stay').every((claim) => claim.los >= 13 && claim.raw['FKL23'] === '2')).toBe(true);
    const usual = honest().filter((claim) => claim.topups > 0).map((claim) => claim.topups);
    expect(of('inflated_topup').every((claim) => claim.topups > 0)).toBe(true);
    expect(quantile(of('inflated_topup').map((claim) => claim.topups), 0.5)).toBeGreaterThan(2 * quantile(usual, 0.5));
  });

  test('most indications come from few facilities', () => {
    const counts = [...Map.groupBy(claims.filter((claim) => claim.modus !== undefined), (claim) => claim.facility).values()].map((group) => group.length).toSorted((a, b) => b - a);
    const facilities = new Set(claims.map((claim) => claim.facility)).size;
    expect(counts.slice(0, Math.ceil(facilities / 6)).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(truth.length * 0.6);
  });
});

describe('the label shows in nothing but the modus', () => {

  const features: Record<string, [number, (claim: Claim) => number]> = {
    'row position modulo 2': [2, (claim) => claim.position % 2],
    'row position modulo 7': [7, (claim) => claim.position % 7],
    'row position modulo 16': [16, (claim) => claim.position % 16],
    'serial parity': [2, (claim) => claim.serial % 2],
    'last digit of the participant': [10, digit('PSTV01', -1)],
    'second digit of the participant': [10, digit('PSTV01', 1)],
    'last digit of the family': [10, digit('PSTV02', -1)],
    'last digit of the weight': [10, digit('PSTV15', -1)],
  };

  test.each(Object.keys(features))('%s', (name) => {
    const [classes, classOf] = features[name]!;
    const surprising = modusNames.filter((modus) => {
      // Twins and splits bring one patient in several times; counting each family once keeps the draws independent.
      const isOfRow = name.includes('position') || name.includes('serial');
      const sample = isOfRow ? of(modus) : [...new Map(of(modus).map((claim) => [claim.raw['PSTV02'], claim])).values()];
      return surprise(sample, classes, classOf) > 4.2;
    });
    expect(surprising).toEqual([]);
  });

  test('place among the claims of its facility and day', () => {
    const days = [...Map.groupBy(claims, (claim) => `${claim.facility}|${claim.in}`).values()].filter((group) => group.length > 1);
    const ranks = days.flatMap((group) => group.flatMap((claim, at) => (claim.modus === undefined ? [] : [at / (group.length - 1)])));
    expect(ranks.length).toBeGreaterThan(300);
    expect(Math.abs(mean(ranks) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 4 / ranks.length));
  });

  test('verification, referral and place in the register', () => {
    const injected = claims.filter((claim) => claim.modus !== undefined);
    expect(Math.abs(share(injected, cut) - share(honest(), cut))).toBeLessThan(4 * Math.sqrt((0.025 * 2) / injected.length));
    const place = new Map(members.map((member, at) => [member['PSTV01'], at / members.length]));
    const places = [...new Set(injected.map((claim) => claim.raw['PSTV01']))].map((number) => place.get(number)!);
    expect(Math.abs(mean(places) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / places.length));
    const bySetting = (isInpatient: boolean) =>
      Math.abs(share(injected.filter((claim) => claim.isInpatient === isInpatient && claim.modus !== 'same_day_split'), referred) -
        share(honest().filter((claim) => claim.isInpatient === isInpatient), referred));
    expect(bySetting(true)).toBeLessThan(0.06);
    expect(bySetting(false)).toBeLessThan(0.08);
  });
});
