import { type ClaimQueryInput, claimQuerySchema } from '#engine';
import { describe, expect, test } from 'vitest';

import { bali, by, claims, count, duplicate, facilities, flagged, measure, rajal, ranap, shareOf, stroke, under } from './queries.test-support.ts';
import { read, same } from './reader.test-support.ts';

type Cases = readonly (readonly [string, ClaimQueryInput])[];

const readmission = { field: 'is_readmission', op: '=', value: true } as const;
const within30 = { field: 'readmission_gap', op: '<=', value: 30 } as const;
const mild = { field: 'severity_group', op: '=', value: 'ringan' } as const;
const mismatch = { field: 'flags', op: 'contains', value: 'severity_mismatch' } as const;
const held = (where: typeof mild | typeof ranap): ClaimQueryInput => facilities({ measures: [{ agg: 'count' }, { agg: 'count', where: [where] }, { agg: 'count', where: [{ field: where.field, op: 'not_null' }, { ...where, op: '!=' }] }], having: [{ measure: 1, op: '>', value: 0 }, { measure: 2, op: '=', value: 0 }] });
const moved = (field: string): ClaimQueryInput => count([{ field, op: 'under', value: 'set:diabetes' }]);
const none = (where: typeof readmission | typeof ranap): ClaimQueryInput => facilities({ measures: [{ agg: 'count' }, { agg: 'count', where: [where] }], having: [{ measure: 1, op: '=', value: 0 }] });

const spoken: Readonly<Record<string, Cases>> = {
  'a rate is named by what happens, and is of the claims that can have it': [
    ['tingkat readmisi 30 hari brp persen ya', shareOf([within30], [ranap])],
    ['angka readmisi per provinsi', shareOf([readmission], [ranap], by('province_name'))],
    ['laju readmisi pasien stroke', shareOf([readmission], [ranap, stroke])],
    ['readmission rate by facility class', shareOf([readmission], [ranap], by('facility_class'))],
    ['rs dengan tingkat readmisi tertinggi', facilities({ where: [ranap], measures: [{ agg: 'count', where: [readmission], of: 'group' }], order: [{ measure: 0 }] })],
    ['flag rate per province', shareOf([flagged], [], by('province_name'))],
    ['rate of death among stroke inpatients', shareOf([{ field: 'discharge_status', op: '=', value: 'Meninggal' }], [stroke, ranap])],
    ['angka klaim stroke per provinsi', count([stroke], by('province_name'))],
  ],
  'a distribution asked for behind what it is of groups by it': [
    ['status pulang pasien ranap gmn sebarannya', count([ranap], by('discharge_status'))],
    ['kelas rs klaim stroke bagaimana distribusinya', count([stroke], by('facility_class'))],
    ['umur pasien stroke gimana sebarannya', count([stroke], { by: [{ field: 'patient_age', width: 10 }], order: [{ group: 0, direction: 'asc' }] })],
  ],
  'an amount named first is what is asked of at the end': [
    ['biaya stroke berapa', measure('sum', 'amount_claimed', [stroke])],
    ['tagihan ranap bali brp', measure('sum', 'amount_claimed', [ranap, bali])],
    ['lama rawat stroke berapa', measure('mean', 'los', [stroke, ranap])],
  ],
  'the highest rank is the first': [
    ['15 klaim dengan peringkat risiko teratas di Bali', claims([bali], { order: [{ field: 'risk_rank', direction: 'asc' }], limit: 15 })],
    ['15 klaim dengan peringkat risiko tertinggi', claims([], { order: [{ field: 'risk_rank', direction: 'asc' }], limit: 15 })],
    ['5 claims with the highest risk rank', claims([], { order: [{ field: 'risk_rank', direction: 'asc' }], limit: 5 })],
    ['10 klaim dengan skor risiko teratas', claims([], { order: [{ field: 'risk_score' }], limit: 10 })],
  ],
  'what holders have only of one kind, or none of': [
    ['rs yang cuma ada severity ringan', held(mild)],
    ['rs yang hanya punya klaim ranap', held(ranap)],
    ['hospitals that only have inpatient claims', held(ranap)],
    ['rs yang tidak punya readmisi', none(readmission)],
    ['hospitals without an inpatient claim', none(ranap)],
  ],
  'of two that one claim can both have, one alone': [
    ['klaim duplikat atau keparahan tidak sepadan tapi tidak keduanya', claims([{ ...duplicate, value: ['duplicate_pattern', 'severity_mismatch'] }, { any: [{ ...duplicate, op: 'not_contains' }, { ...mismatch, op: 'not_contains' }] }])],
    ['claims with duplicate or severity mismatch but not both', claims([{ ...duplicate, value: ['duplicate_pattern', 'severity_mismatch'] }, { any: [{ ...duplicate, op: 'not_contains' }, { ...mismatch, op: 'not_contains' }] }])],
  ],
  'the first so many that something is among': [
    ['klaim stroke yang biayanya masuk 10 tertinggi', claims([stroke], { order: [{ field: 'amount_claimed' }], limit: 10 })],
    ['rs mana yang masuk 5 besar total biaya', facilities({ measures: [{ agg: 'sum', field: 'amount_claimed' }], limit: 5 })],
  ],
  'everyday words for what the catalogue has': [
    ['rawat diperpanjang di bali', claims([{ field: 'flags', op: 'contains', value: 'prolonged_stay' }, bali])],
    ['pasien ranap paling banyak sakit apa', count([ranap], { ...by('dx_primary_code'), order: [{ measure: 0 }] })],
    ['klaim yang dipotong', claims([{ field: 'amount_gap', op: '>', value: 0 }])],
    ['klaim tumpang tindih mana aja', claims([{ field: 'overlapping_claim_count', op: '>', value: 0 }])],
  ],
  'what is done to claims is a condition, whatever is measured of them': [
    ['rata-rata selisih klaim yang dipotong', measure('mean', 'amount_gap', [{ field: 'amount_gap', op: '>', value: 0 }])],
    ['average gap between billed and verified for claims that were cut', measure('mean', 'amount_gap', [{ field: 'amount_gap', op: '>', value: 0 }])],
    ['klaim yg pakai top up obat khusus urut dari terbesar 10', claims([{ field: 'topup_sd_amount', op: '>', value: 0 }], { order: [{ field: 'topup_sd_amount' }], limit: 10 })],
  ],
  'a value asked for by how many is no list': [
    ['pada klaim tanpa indikasi, berapa skor risiko tertingginya?', measure('max', 'risk_score', [{ ...flagged, op: '!=' }])],
    ['berapa biaya paling tinggi rawat jalan', measure('max', 'amount_claimed', [rajal])],
    ['pasien dengan rawat inap terbanyak, berapa kali dirawat?', { subject: 'patients', where: [ranap], measures: [{ agg: 'count' }], order: [{ measure: 0 }] }],
    ['how much did a stroke cost per patient on average', { subject: 'groups', where: [stroke], measures: [{ agg: 'sum', field: 'amount_claimed', of: { agg: 'distinct', field: 'patient' } }] }],
  ],
  'groups are bounded by just so many, and by one total beside another': [
    ['rs yang hanya ada 1 klaim', facilities({ having: [{ measure: 0, op: '=', value: 1 }] })],
    ['provinsi yang cuma punya satu faskes', measure('distinct', 'facility_key', [], { ...by('province_name'), having: [{ measure: 0, op: '=', value: 1 }] })],
    ['rs yang total top-upnya lebih dari 10% dari total tagihan', facilities({ measures: [{ agg: 'sum', field: 'topup_amount', of: { agg: 'sum', field: 'amount_claimed' } }], having: [{ measure: 0, op: '>', value: 0.1 }] })],
  ],
  'so many on each day, and before': [
    ['rata2 kunjungan per hari di bali', { subject: 'groups', where: [bali], measures: [{ agg: 'count', of: { agg: 'distinct', field: 'admit_date' } }] }],
    ['kunjungan dgn klaim lain dalam 30 hari sblmnya lebih dari 5x', claims([{ field: 'claim_count_30_days_before', op: '>', value: 5 }])],
    ['rata-rata tiap pasien cuci darahnya berapa kali', { subject: 'groups', where: [{ field: 'procedure_codes', op: 'under', value: 'set:haemodialysis' }], measures: [{ agg: 'count', of: { agg: 'distinct', field: 'patient' } }] }],
  ],
};

describe.each(Object.entries(spoken))('%s', (_, cases) => {
  test.each(cases)('“%s”', (message, query) => {
    const { unread, queries } = read(message);
    expect([unread, queries.map((one) => same(one))]).toEqual([[], [same(query)]]);
  });
});

describe('a follow-up by everyday words', () => {
  const above = facilities({ measures: [{ agg: 'count', where: [ranap] }], having: [{ measure: 0, op: '>=', value: 100 }] });
  const shares = shareOf([flagged], [], { ...by('province_name'), having: [{ measure: 0, op: '>', value: 0.08 }] });
  const costly = claims([ranap, { field: 'amount_claimed', op: '>', value: 20e6 }]);
  const means = measure('mean', 'los', [ranap]);
  const diabetes = count([under('set:diabetes')]);

  test.each<readonly [string, ClaimQueryInput, ClaimQueryInput]>([
    ['turunkan batasnya jadi 10', above, { ...above, having: [{ measure: 0, op: '>=', value: 10 }] }],
    ['kalau 50?', above, { ...above, having: [{ measure: 0, op: '>=', value: 50 }] }],
    ['raise the threshold to 200', above, { ...above, having: [{ measure: 0, op: '>=', value: 200 }] }],
    ['naikkan batasnya jadi 10 persen', shares, { ...shares, having: [{ measure: 0, op: '>', value: 0.1 }] }],
    ['turunkan batasnya jadi 10 juta', costly, { ...costly, where: [ranap, { field: 'amount_claimed', op: '>', value: 10e6 }] }],
    ['kalau 10?', facilities({ order: [{ measure: 0 }], limit: 5 }), facilities({ order: [{ measure: 0 }], limit: 10 })],
    ['ringan sedang berat dibandingkan', means, { ...means, against: ['ringan', 'sedang', 'berat'].map((value) => ({ where: [{ ...mild, value }] })) }],
    ['yang sebagai diagnosis sekunder berapa?', diabetes, moved('dx_secondary_codes')],
    ['as a secondary diagnosis?', diabetes, moved('dx_secondary_codes')],
    ['klaimnya total brp', measure('distinct', 'patient', [rajal]), count([rajal])],
    ['klaimnya yang mana', measure('max', 'amount_claimed', [rajal]), claims([rajal], { order: [{ field: 'amount_claimed' }] })],
    ['kalau sebagai penyerta?', diabetes, moved('dx_secondary_codes')],
  ])('“%s” is an edit of the query before', (message, previous, expected) => {
    const { unread, queries } = read(message, claimQuerySchema.parse(previous));
    expect([unread, queries.map((query) => same(query))]).toEqual([[], [same(expected)]]);
  });

  test('of the same codes at either place, both together are either', () => {
    const { queries } = read('dua-duanya digabung', claimQuerySchema.parse(moved('dx_secondary_codes')), { earlier: claimQuerySchema.parse(diabetes) });
    expect(queries.map((query) => same(query))).toEqual([same(count([{ any: [under('set:diabetes'), { field: 'dx_secondary_codes', op: 'under', value: 'set:diabetes' }] }]))]);
  });

  test.each<readonly [string, ClaimQueryInput, string]>([
    ['kalau 10?', claims([ranap]), 'kalau 10'],
    ['turunkan batasnya jadi 10', count([ranap]), '10'],
    ['naikkan batasnya jadi 10 persen', above, '10 persen'],
    ['yang rajal?', above, 'rajal'],
    ['yang sebagai diagnosis sekunder?', count([rajal]), 'sebagai'],
  ])('“%s” has no one thing to change, and is asked back', (message, previous, word) => {
    const { queries, unread } = read(message, claimQuerySchema.parse(previous));
    expect([queries, unread.join(' ').includes(word)]).toEqual([[], true]);
  });
});
