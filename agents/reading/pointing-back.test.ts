import { type ClaimQueryInput, claimQuerySchema } from '#engine';
import { describe, expect, test } from 'vitest';

import { bali, by, claims, count, days, facilities, having, jatim, measure, monthly, patients, ranap, shareOf, stroke } from './queries.test-support.ts';
import { read, same } from './reader.test-support.ts';

type Case = readonly [message: string, previous: ClaimQueryInput, expected: ClaimQueryInput];

const surgery = { field: 'procedure_codes', op: 'under', value: '1341' } as const;
const dead = { field: 'discharge_status', op: '=', value: 'Meninggal' } as const;
const classes = count([ranap], by('facility_class'));
const risks = measure('mean', 'risk_score', [], by('facility_ownership'));
const year = days('2022-01-01', '2022-12-31');
const shared: ClaimQueryInput = { ...by('facility_class'), subject: 'groups', measures: [{ agg: 'count', where: [dead] }, { agg: 'count', where: [dead], of: 'group' }] };
const spring = days('2022-04-01', '2022-06-30');

const cases: Readonly<Record<string, readonly Case[]>> = {
  'a denial alone is of what was asked last': [
    ['yang tidak?', count([bali, dead]), count([bali, { ...dead, op: '!=' }])],
    ['berapa yang bukan?', count([dead]), count([{ ...dead, op: '!=' }])],
    ['and how many were not?', count([dead]), count([{ ...dead, op: '!=' }])],
    ['kalau yang tanpa tindakan itu?', count([surgery, bali]), count([{ ...surgery, op: 'not_under' }, bali])],
  ],
  'what is left out, and what is left': [
    ['yang meninggal tidak usah', count([ranap]), count([ranap, { ...dead, op: '!=' }])],
    ['stroke tolong dikeluarkan', count([ranap]), count([ranap, { ...stroke, op: 'not_under' }])],
    ['yang di Bali gak usah, tampilkan 5 teratas dari sisanya', claims([ranap]), claims([ranap, { ...bali, op: '!=' }], { limit: 5 })],
    ['cukup yang di Bali', count([ranap]), count([ranap, bali])],
    ['cukup pemilik yang klaimnya di atas 200', risks, { ...risks, measures: [...(risks.measures ?? []), { agg: 'count' }], having: [{ measure: 1, op: '>', value: 200 }] }],
  ],
  'what is left of claims that some were left out of is not what was left out': [
    ['sisanya berapa?', claims([ranap, { ...bali, op: '!=' }]), count([ranap, { ...bali, op: '!=' }])],
    ['total tagihan yang tersisa itu?', count([ranap, { ...stroke, op: 'not_under' }]), measure('sum', 'amount_claimed', [ranap, { ...stroke, op: 'not_under' }])],
  ],
  'of all groups before together': [
    ['how many patients is that in total', classes, measure('distinct', 'patient', [ranap])],
    ['berapa pasien secara keseluruhan', classes, measure('distinct', 'patient', [ranap])],
    ['how many in total?', classes, count([ranap])],
  ],
  'an amount of a list is what it comes to': [
    ['how much was paid on those?', claims([ranap], { order: [{ field: 'los' }] }), measure('sum', 'amount_paid', [ranap])],
    ['berapa top-up-nya itu?', claims([bali]), measure('sum', 'topup_amount', [bali])],
  ],
  'what is asked beside what ranked is told as groups are that are ranked by a count': [
    ['tagihannya?', facilities({ measures: [{ agg: 'mean', field: 'risk_score' }, { agg: 'count' }], order: [{ measure: 1 }], limit: 3 }), facilities({ measures: [{ agg: 'mean', field: 'risk_score' }, { agg: 'count' }, { agg: 'sum', field: 'amount_claimed' }], order: [{ measure: 1 }], limit: 3 })],
  ],
  'shares of what was counted': [
    ['as % of inpatient claims', count([dead], by('province_name')), shareOf([dead], [ranap], by('province_name'))],
    ['sebagai persentase dari klaim stroke', count([dead], by('facility_class')), shareOf([dead], [stroke], by('facility_class'))],
    ['persentasenya dari total klaim masing-masing?', facilities({ where: [dead], order: [{ measure: 0 }], limit: 4 }), facilities({ measures: [{ agg: 'count', where: [dead], of: 'group' }], order: [{ measure: 0 }], limit: 4 })],
    ['percentages instead of counts', count([ranap], by('discharge_status')), { subject: 'groups', where: [ranap], ...by('discharge_status'), measures: [{ agg: 'count', of: 'matching' }] }],
    ['show it as percentages', count([ranap], by('facility_class')), { subject: 'groups', where: [ranap], ...by('facility_class'), measures: [{ agg: 'count', of: 'matching' }] }],
  ],
  'orders of what stands there, and bounds on what was counted': [
    ['urutkan dari persentasenya', shared, { ...shared, order: [{ measure: 1 }] }],
    ['sort by the percentage', shared, { ...shared, order: [{ measure: 1 }] }],
    ['per provinsi, urutkan', count([stroke]), count([stroke], { ...by('province_name'), order: [{ measure: 0 }] })],
    ['yang klaimnya di atas 300', measure('distinct', 'facility_key', [ranap]), facilities({ where: [ranap], ...having('>', 300) })],
    ['with at least 5 claims?', measure('distinct', 'patient', [bali]), patients({ where: [bali], ...having('>=', 5) })],
  ],
  'the period that was asked of before': [
    ['berapa klaim stroke di tahun itu?', claims([bali], year), count([stroke], year)],
    ['inpatient claims in that period per hospital class', count([bali], spring), count([ranap], { ...spring, ...by('facility_class') })],
    ['as a percentage of all claims in that period', count([dead], spring), shareOf([dead], [], spring)],
    ['per provinsi, di periode yang sama', count([stroke], spring), count([stroke], { ...spring, ...by('province_name') })],
  ],
  'the period beside the one before': [
    ['kalau triwulan berikutnya?', count([bali], spring), count([bali], days('2022-07-01', '2022-09-30'))],
    ['and the following month?', count([bali], days('2022-04-01', '2022-04-30')), count([bali], days('2022-05-01', '2022-05-31'))],
    ['first half of the year only', count([bali], monthly), count([bali], { ...monthly, ...days('2022-01-01', '2022-06-30') })],
    ['setahun penuh', count([bali], spring), count([bali], days('2022-01-01', '2022-12-31'))],
  ],
};

describe.each(Object.entries(cases))('%s', (_, all) => {
  test.each(all)('“%s”', (message, previous, expected) => {
    const reading = read(message, claimQuerySchema.parse(previous));
    expect([reading.unread, reading.queries.map((query) => same(query))]).toEqual([[], [same(expected)]]);
  });
});

test.each<readonly [string, ClaimQueryInput]>([
  ['yang tidak?', count([])],
  ['yang lainnya?', count([{ ...bali, op: '!=' }])],
  ['kalau yang tanpa tindakan itu?', count([bali])],
  ['how many patients is that in total?', { ...classes, having: [{ measure: 0, op: '>', value: 10 }] }],
  ['kalau triwulan berikutnya?', count([bali])],
  ['berapa klaim di tahun itu', count([bali])],
  ['berapa klaim di bulan itu', count([bali], { ...year, ...monthly })],
  ['urutkan dari persentasenya', classes],
])('“%s” is of what cannot be told: it asks back', (message, previous) => {
  expect(read(message, claimQuerySchema.parse(previous)).queries).toEqual([]);
});

test.each(['the median bill in each of the two?', 'median biaya dua2nya?'])('“%s” is of both that were asked one after the other', (message) => {
  const [earlier, previous] = [bali, jatim].map((place) => claimQuerySchema.parse(measure('sum', 'amount_claimed', [ranap, place])));
  expect(read(message, previous, { ...(earlier && { earlier }) }).queries.map((query) => same(query))).toEqual([same(measure('median', 'amount_claimed', [ranap], { against: [{ where: [bali] }, { where: [jatim] }] }))]);
});

test('a share alone is of what was narrowed', () => {
  const [earlier, previous] = [claims([stroke]), count([stroke, dead])].map((query) => claimQuerySchema.parse(query));
  expect(read('persennya?', previous, { ...(earlier && { earlier }) }).queries.map((query) => same(query))).toEqual([same(shareOf([dead], [stroke]))]);
});

describe('a word that was read as something else than it says', () => {
  test.each<readonly [string, ClaimQueryInput]>([
    ['klaim ranap masuk hari apa yang paling banyak', count([ranap], { ...by('admit_weekday'), order: [{ measure: 0 }] })],
    ['klaim dengan top up prostesis, siapa rs-nya', facilities({ where: [{ field: 'topup_rr_amount', op: '>', value: 0 }] })],
    ['berapa klaim anak balita', count([{ field: 'age_group', op: 'in', value: ['0', '1-4'] }])],
    ['rasio klaim stroke terhadap total klaim tiap provinsi, dari yang tertinggi', { ...by('province_name'), subject: 'groups', measures: [{ agg: 'count', where: [stroke], of: 'group' }], order: [{ measure: 0 }] }],
    ['total top up prostesis (RR) per provinsi, hanya provinsi yang ada top-upnya', measure('sum', 'topup_rr_amount', [], { ...by('province_name'), having: [{ measure: 0, op: '>', value: 0 }] })],
    ['Kelas rs mana yang rata-rata lama rawatnya terpanjang? 3 teratas, sebutkan juga jumlah klaimnya', measure('mean', 'los', [ranap], { ...by('facility_class'), measures: [{ agg: 'mean', field: 'los' }, { agg: 'count' }], order: [{ measure: 0 }], limit: 3 })],
    ['how many stroke claims, and for how much in total?', count([stroke], { measures: [{ agg: 'count' }, { agg: 'sum', field: 'amount_claimed' }] })],
  ])('“%s”', (message, expected) => {
    expect(read(message).queries.map((query) => same(query))).toEqual([same(expected)]);
  });

  test('the month after none asks back', () => {
    expect(read('klaim bulan berikutnya')).toMatchObject({ queries: [], acts: [] });
  });
});
