import { type Language, findRuleset } from '#engine';
import type { EvidenceItem, EvidenceUnit } from '#tools';

import { type SentenceCheck, checkSentence } from './check-sentence.ts';
import type { Finding } from './figure.ts';

const { rules } = findRuleset('RULESET_v1');

export type Keys = EvidenceItem['source']['keys'];
export type Value = readonly [column: string, value: EvidenceItem['value'], unit: EvidenceUnit];

/** One cited value; its column is the last part of its id. */
export function item(id: string, value: EvidenceItem['value'], unit: EvidenceUnit, keys: Keys = {}, table = 'report'): EvidenceItem {
  const column = id.slice(id.lastIndexOf('.') + 1);
  return { id, label: { id: column, en: column }, value, unit, source: { table, column, keys, snapshot: 's' } };
}

/** The cited values of one row. */
export function row(prefix: string, keys: Keys, values: readonly Value[], table = 'report'): EvidenceItem[] {
  return values.map(([column, value, unit]) => item(`${prefix}.${column}`, value, unit, keys, table));
}

export function check(text: string, cited: readonly EvidenceItem[], language: Language = 'id'): SentenceCheck {
  return checkSentence({ text, cited, language, rules });
}

export function codes(text: string, cited: readonly EvidenceItem[], language: Language = 'id'): Finding['code'][] {
  return check(text, cited, language).findings.map(({ code }) => code);
}

/** Three claims of a search, told apart by their ids. */
const searched = (i: number, claim: string, values: readonly Value[]): EvidenceItem[] => row(`search.${i}`, { claim_id: claim }, [['claim_id', claim, 'code'], ...values], 'claims_scored');
export const claimA = '100080122V000001';
export const claimB = '100090122V000002';
export const claimC = '100100122V000003';
export const claims: readonly EvidenceItem[] = [
  ...searched(1, claimA, [
    ['amount_claimed', 5_000_000, 'rupiah'], ['amount_paid', 4_200_000, 'rupiah'], ['los', 2, 'days'], ['risk_score', 0.91, 'score'], ['risk_rank', 1, 'rank'],
    ['facility_key', '10008', 'code'], ['facility_name', 'RSUD Contoh Menteng', 'name'], ['province_name', 'JAWA BARAT', 'name'], ['dx_primary_code', 'J189', 'code'],
    ['admit_date', '2024-01-12', 'date'], ['service_type', 'RITL', 'category'], ['severity_group', 'berat', 'category'], ['flags', ['short_stay_high_cost'], 'code'],
  ]),
  ...searched(2, claimB, [
    ['amount_claimed', 3_000_000, 'rupiah'], ['amount_paid', 2_900_000, 'rupiah'], ['los', 4, 'days'], ['risk_score', 0.83, 'score'], ['risk_rank', 2, 'rank'],
    ['facility_key', '10009', 'code'], ['facility_name', 'RS Teladan Sehat', 'name'], ['province_name', 'JAWA TIMUR', 'name'], ['dx_primary_code', 'A419', 'code'],
    ['admit_date', '2024-02-03', 'date'], ['service_type', 'RJTL', 'category'], ['severity_group', 'ringan', 'category'], ['flags', ['severity_mismatch'], 'code'],
  ]),
  ...searched(3, claimC, [
    ['amount_claimed', 7_500_000, 'rupiah'], ['amount_paid', 7_000_000, 'rupiah'], ['los', 9, 'days'], ['risk_score', 0.7, 'score'], ['risk_rank', 3, 'rank'],
    ['facility_key', '10008', 'code'], ['facility_name', 'RSUD Contoh Menteng', 'name'], ['province_name', 'JAWA BARAT', 'name'], ['dx_primary_code', 'I10', 'code'],
    ['admit_date', '2024-03-20', 'date'], ['service_type', 'RITL', 'category'], ['severity_group', 'sedang', 'category'], ['flags', [], 'code'],
  ]),
  item('search.total', 312, 'claims', {}, 'claims_scored'),
  item('search.shown', 3, 'claims', {}, 'claims_scored'),
];

/** Measures of a group of claims, as reports give them. */
const measures = (n: number, claimed: number, paid: number, flagged: number, risk: number, median: number, los: number): readonly Value[] => [
  ['n', n, 'claims'], ['amount_claimed', claimed, 'rupiah'], ['amount_paid', paid, 'rupiah'], ['amount_gap', claimed - paid, 'rupiah'], ['median_claimed', median, 'rupiah'],
  ['mean_los', los, 'days'], ['flagged_n', flagged, 'claims'], ['flagged_rate', Math.round((flagged / n) * 1e6) / 1e6, 'ratio'], ['mean_risk', risk, 'score'],
];
const province = (i: number, code: string, name: string, values: readonly Value[]): EvidenceItem[] =>
  row(`casemix.${i}`, { code, value: name }, [['value', name, 'category'], ...values]);
export const provinces: readonly EvidenceItem[] = [
  ...province(1, '32', 'JAWA BARAT', measures(312, 1_500_000_000, 1_300_000_000, 40, 0.35, 3_200_000, 4.31)),
  ...province(2, '35', 'JAWA TIMUR', measures(200, 900_000_000, 850_000_000, 18, 0.28, 2_700_000, 3.52)),
  ...province(3, '36', 'BANTEN', measures(96, 400_000_000, 390_000_000, 6, 0.22, 2_500_000, 3.1)),
  item('casemix.total.n', 608, 'claims'),
  item('casemix.total.amount_claimed', 2_800_000_000, 'rupiah'),
  item('casemix.total.flagged_rate', 0.105263, 'ratio'),
  item('casemix.total.mean_los', 3.86, 'days'),
];

const month = (i: number, name: string, values: readonly Value[]): EvidenceItem[] => row(`report.${i}`, { month: name }, [['month', name, 'month'], ...values]);
export const months: readonly EvidenceItem[] = [
  ...month(1, '2024-01', measures(200, 800_000_000, 700_000_000, 20, 0.3, 2_000_000, 3)),
  ...month(2, '2024-02', measures(225, 990_000_000, 900_000_000, 27, 0.31, 2_100_000, 3.2)),
  item('report.total', 12, 'items'),
];

const facility = (call: string, key: string, name: string, place: string, facilityClass: string, values: readonly Value[]): EvidenceItem[] =>
  row(call, { facility_key: key }, [['facility_key', key, 'code'], ['facility_name', name, 'name'], ['province_name', place, 'name'], ['facility_class', facilityClass, 'category'], ...values]);
export const facilities: readonly EvidenceItem[] = [
  ...facility('facility', '10008', 'RSUD Contoh Menteng', 'JAWA BARAT', 'RS Kelas B', [...measures(120, 700_000_000, 610_000_000, 22, 0.41, 4_100_000, 5.2), ['outlier_n', 15, 'claims'], ['outlier_rate', 0.125, 'ratio'], ['inpatient_n', 80, 'claims']]),
  ...facility('2:facility', '10009', 'RS Teladan Sehat', 'JAWA TIMUR', 'RS Kelas C', [...measures(75, 240_000_000, 220_000_000, 5, 0.19, 2_900_000, 3.4), ['outlier_n', 4, 'claims'], ['outlier_rate', 0.053333, 'ratio'], ['inpatient_n', 30, 'claims']]),
  item('facility.all.n', 608, 'claims'),
  item('facility.all.mean_risk', 0.3, 'score'),
  item('facility.flag.duplicate_pattern.n', 9, 'claims', { facility_key: '10008', rule_id: 'duplicate_pattern' }),
  item('facility.flag.duplicate_pattern.share', 0.075, 'ratio', { facility_key: '10008', rule_id: 'duplicate_pattern' }),
];
