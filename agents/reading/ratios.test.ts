import { type ClaimQueryInput, claimQuerySchema } from '#engine';
import { describe, expect, test } from 'vitest';

import { read, same } from './reader.test-support.ts';

type Measure = NonNullable<ClaimQueryInput['measures']>[number];

const persons = { agg: 'distinct', field: 'patient' } as const;
const perPerson: Measure = { agg: 'count', of: persons };
const costPerPerson: Measure = { agg: 'sum', field: 'amount_claimed', of: persons };
const costPerDay: Measure = { agg: 'sum', field: 'amount_claimed', of: { agg: 'sum', field: 'los' } };
const service = (value: string): NonNullable<ClaimQueryInput['where']> => [{ field: 'service_type', op: '=', value }];
const inpatientToOutpatient: Measure = { agg: 'count', where: service('RITL'), of: { agg: 'count', where: service('RJTL') } };

describe('a ratio is one total over another', () => {
  test.each<readonly [string, Omit<ClaimQueryInput, 'subject'>]>([
    ['rata-rata klaim per pasien', { measures: [perPerson] }],
    ['rata2 berapa kali kunjungan per pasien di bali', { measures: [perPerson], where: [{ field: 'province_name', op: '=', value: 'Bali' }] }],
    ['claims per patient by province', { measures: [perPerson], by: [{ field: 'province_name' }] }],
    ['how many claims per patient on average', { measures: [perPerson] }],
    ['rata-rata biaya per pasien di Bali', { measures: [costPerPerson], where: [{ field: 'province_name', op: '=', value: 'Bali' }] }],
    ['average billed amount per patient for stroke', { measures: [costPerPerson], where: [{ field: 'dx_primary_code', op: 'under', value: 'set:stroke' }] }],
    ['biaya per hari rawat ranap', { measures: [costPerDay], where: service('RITL') }],
    ['cost per day of stay by facility class', { measures: [costPerDay], by: [{ field: 'facility_class' }] }],
    ['rasio klaim ranap terhadap rajal per provinsi', { measures: [inpatientToOutpatient], by: [{ field: 'province_name' }] }],
    ['ratio of inpatient to outpatient claims', { measures: [inpatientToOutpatient] }],
    ['total paid divided by total billed per province', { measures: [{ agg: 'sum', field: 'amount_paid', of: { agg: 'sum', field: 'amount_claimed' } }], by: [{ field: 'province_name' }] }],
    ['porsi total top-up terhadap total tagihan', { measures: [{ agg: 'sum', field: 'topup_amount', of: { agg: 'sum', field: 'amount_claimed' } }] }],
  ])('“%s”', (message, query) => {
    const reading = read(message);
    expect([reading.unread, reading.queries.map((one) => same(one))]).toEqual([[], [same({ subject: 'groups', ...query })]]);
  });

  test('what is to be divided and is not known is asked back', () => {
    const before = claimQuerySchema.parse({ subject: 'groups', by: [{ field: 'province_name' }], measures: [{ agg: 'sum', field: 'amount_gap' }] });
    expect(read('kalau dibagi jumlah klaimnya?', before).queries).toEqual([]);
  });

  test('facilities that have none of some claims are bounded, and not read by their other claims', () => {
    expect(read('how many facilities have no flagged claims').queries).toMatchObject([{ subject: 'facilities', where: [], having: [{ op: '=', value: 0 }], measures: [{ agg: 'count', where: [{ field: 'is_flagged', op: '=', value: true }] }] }]);
  });

  test('a mean of each claim is no ratio', () => {
    expect(read('average cost per inpatient claim').queries.map((one) => same(one))).toEqual([same({ subject: 'groups', measures: [{ agg: 'mean', field: 'amount_claimed' }], where: service('RITL') })]);
  });

  test('claims of each person are a list of persons', () => {
    expect(read('jumlah klaim per pasien').queries).toMatchObject([{ subject: 'patients', measures: [{ agg: 'count' }] }]);
  });

  test('of an amount that was asked before, another amount says what it is a share of', () => {
    const before = claimQuerySchema.parse({ subject: 'groups', by: [{ field: 'facility_ownership' }], measures: [{ agg: 'sum', field: 'topup_amount' }] });
    expect(read('as a percentage of the amount claimed', before).queries).toMatchObject([{ by: [{ field: 'facility_ownership' }], measures: [{ agg: 'sum', field: 'topup_amount', of: { agg: 'sum', field: 'amount_claimed' } }] }]);
  });
});

describe('two codes of a claim that are the same, or are not', () => {
  const differs = { field: 'dx_admission_code', op: '!=', value: { field: 'dx_primary_code', times: 1 } } as const;
  test.each(['klaim yang diagnosa masuk dan diagnosa utamanya beda', 'klaim yang diagnosa masuknya beda dengan diagnosa primer', 'claims whose admission diagnosis differs from the primary diagnosis'])('“%s”', (message) => {
    expect(read(message).queries.map((one) => same(one))).toEqual([same({ subject: 'claims', where: [differs] })]);
  });

  test('the same is the other way round', () => {
    expect(read('klaim yang diagnosa masuk sama dengan diagnosa utama').queries).toMatchObject([{ where: [{ ...differs, op: '=' }] }]);
  });
});

describe('days after something', () => {
  test.each([
    ['klaim yang masuk lagi kurang dari 30 hari setelah pulang rawat inap sebelumnya', 'readmission_gap', '<', 30],
    ['klaim yang balik lagi < 7 hari dari klaim sebelumnya', 'days_since_previous_claim', '<', 7],
    ['klaim rajal yang balik lagi kurang dari 7 hari setelah pulang', 'days_since_previous_discharge', '<', 7],
    ["claims within 7 days of the same patient's previous inpatient discharge", 'readmission_gap', '<=', 7],
    ['claims where the patient died within 2 days of admission', 'los', '<=', 2],
    ['klaim yang masuk dan pulang di hari yang sama', 'los', '=', 0],
  ])('“%s” is %s %s %i', (message, field, op, value) => {
    expect(read(message).queries.flatMap(({ where }) => where)).toContainEqual({ field, op, value });
  });
});
