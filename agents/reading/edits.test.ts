import { type ClaimQueryInput, claimQuerySchema } from '#engine';
import { describe, expect, test } from 'vitest';

import { bali, by, claims, count, duplicate, facilities, flagged, having, jatim, measure, rajal, ranap, shareOf, stroke } from './queries.test-support.ts';
import { read, same } from './reader.test-support.ts';

type Case = readonly [message: string, previous: ClaimQueryInput, expected: ClaimQueryInput];

const listed = claims([bali], { order: [{ field: 'amount_claimed' }], limit: 10 });
const women = { field: 'patient_sex', op: '=', value: 'Perempuan' } as const;
const men = { field: 'patient_sex', op: '=', value: 'Laki-laki' } as const;
const sexes = { against: [{ where: [men] }, { where: [women] }] };
const provinces = count([stroke], by('province_name'));
const means = measure('mean', 'amount_claimed', [], by('facility_class'));
const top = count([ranap], { ...by('dx_primary_code'), order: [{ measure: 0 }], limit: 10 });
const old = { field: 'patient_age', op: '>=', value: 75 } as const;
const long = { field: 'los', op: '>=', value: 10 } as const;
const highest = measure('max', 'amount_claimed', [], by('province_name'));
const places = { against: [{ where: [bali] }, { where: [jatim] }] };

const classes: Readonly<Record<string, readonly Case[]>> = {
  'sides that are named take the place of the groups before': [
    ['men vs women?', count([stroke], by('severity_group')), count([stroke], sexes)],
    ['laki-laki vs perempuan', provinces, count([stroke], sexes)],
    ['bandingkan laki-laki dan perempuan', count([stroke]), count([stroke], sexes)],
    ['pria vs wanita', claims([stroke]), count([stroke], sexes)],
    ['swasta vs pemkab aja', count([], by('facility_ownership')), count([{ field: 'facility_ownership', op: 'in', value: ['Swasta', 'PemKab'] }], by('facility_ownership'))],
    ['compare with Jawa Timur', measure('mean', 'los', [bali, ranap]), measure('mean', 'los', [ranap], places)],
    ['dibanding nasional', count([bali]), count([], { against: [{ where: [bali] }, { where: [] }] })],
    ['bandingkan rata-rata biayanya', count([], places), measure('mean', 'amount_claimed', [], places)],
  ],
  'what is divided further keeps what it was divided by': [
    ['pecah lagi per kelas rs', count([stroke], sexes), count([stroke], { ...sexes, ...by('facility_class') })],
    ['pecah lagi laki-laki sama perempuan', means, { ...means, by: [{ field: 'facility_class' }, { field: 'patient_sex' }] }],
    ['now split that by inpatient / outpatient', means, { ...means, by: [{ field: 'facility_class' }, { field: 'service_type' }] }],
    ['break it down further by sex', means, { ...means, by: [{ field: 'facility_class' }, { field: 'patient_sex' }] }],
    ['per jenis kelamin', means, { ...means, by: [{ field: 'patient_sex' }] }],
  ],
  'a field in the place of the one grouped by': [
    ['kalau prosedurnya?', top, { ...top, by: [{ field: 'procedure_codes' }] }],
    ['kalau penyakit penyertanya?', count([{ field: 'procedure_codes', op: 'not_null' }], { ...by('procedure_codes'), limit: 10 }), count([{ field: 'dx_secondary_codes', op: 'not_null' }], { ...by('dx_secondary_codes'), limit: 10 })],
    ['diagnosis terbanyak apa', count([bali]), count([bali], { ...by('dx_primary_code'), order: [{ measure: 0 }] })],
  ],
  'the others are those that the last condition or bound left out': [
    ['sisanya berapa?', count([bali]), count([{ ...bali, op: '!=' }])],
    ['and the others, by severity', count([stroke, rajal]), count([stroke, { ...rajal, op: '!=' }], by('severity_group'))],
    ['provinsi lainnya apa aja?', { ...provinces, ...having('>', 500) }, { ...provinces, ...having('<=', 500) }],
    ['the rest?', shareOf([flagged], [ranap]), shareOf([{ ...flagged, op: '!=' }], [ranap])],
    ['compared to the rest', count([ranap, bali]), count([ranap], { against: [{ where: [bali] }, { where: [{ ...bali, op: '!=' }] }] })],
    ['selain bali?', count([ranap, bali]), count([ranap, { ...bali, op: '!=' }])],
  ],
  'what a list shows besides': [
    ['tambahkan kolom lama rawat', listed, { ...listed, fields: ['claim_id', 'amount_claimed', 'facility_key', 'admit_date', 'risk_score', 'flags', 'los'] }],
    ['add province and stay', { ...listed, fields: ['claim_id'] }, { ...listed, fields: ['claim_id', 'province_name', 'los'] }],
    ['tampilkan juga diagnosisnya', { ...listed, fields: ['claim_id'] }, { ...listed, fields: ['claim_id', 'dx_primary_code'] }],
  ],
  'the claims before, where nothing else says which': [
    ['show the claims, longest first', count([stroke]), claims([stroke], { order: [{ field: 'los' }] })],
    ['for claims above P90', count([stroke], by('peer_level')), count([stroke, { field: 'is_above_p90', op: '=', value: true }], by('peer_level'))],
    ['itu dari berapa klaim', measure('sum', 'topup_sd_amount', [bali]), count([bali, { field: 'topup_sd_amount', op: '>', value: 0 }])],
  ],
  'months that wrap the year are of each the newest, in the place of the period before': [
    ['just November through February', count([ranap]), count([ranap, { any: [{ field: 'admit_date', op: '<', value: '2022-03-01' }, { field: 'admit_date', op: '>', value: '2022-10-31' }] }], { period: { from: '2022-01-01', to: '2022-12-31' } })],
    ['maret saja', count([ranap, { any: [{ field: 'admit_date', op: '<', value: '2022-03-01' }, { field: 'admit_date', op: '>', value: '2022-10-31' }] }], { period: { from: '2022-01-01', to: '2022-12-31' } }), count([ranap], { period: { from: '2022-03-01', to: '2022-03-31' } })],
  ],
  'what was told apart is put together': [
    ['both together, by month', count([], places), count([{ field: 'province_name', op: 'in', value: ['Bali', 'Jawa Timur'] }], { by: [{ field: 'admit_date', unit: 'month' }] })],
    ['now for all classes together', means, measure('mean', 'amount_claimed', [])],
    ['rata-rata biaya keduanya', count([], places), measure('mean', 'amount_claimed', [], places)],
    ['semua jenis kelamin, tapi rawat inap', count([bali, women]), count([bali, ranap])],
  ],
  'measures beside, and in the place of, those before': [
    ['add the number of flagged claims', means, { ...means, measures: [...(means.measures ?? []), { agg: 'count', where: [flagged] }] }],
    ['pakai median saja', means, { ...means, measures: [{ agg: 'median', field: 'amount_claimed' }] }],
    ['the median instead', means, { ...means, measures: [{ agg: 'median', field: 'amount_claimed' }] }],
    ['yang terendah juga', highest, { ...highest, measures: [{ agg: 'max', field: 'amount_claimed' }, { agg: 'min', field: 'amount_claimed' }] }],
    ['pasiennya berapa?', count([stroke]), measure('distinct', 'patient', [stroke])],
    ['how much were they in total?', count([stroke]), measure('sum', 'amount_claimed', [stroke])],
    ['the same for duplicates', shareOf([flagged], [], by('province_name')), shareOf([duplicate], [], by('province_name'))],
  ],
  'shares of what was counted': [
    ['dalam persen', provinces, { ...provinces, measures: [{ agg: 'count', of: 'matching' }] }],
    ['as a share of the total', provinces, { ...provinces, measures: [{ agg: 'count', of: 'matching' }] }],
    ['as a share of their claims instead, only facilities with at least 100 claims', facilities({ where: [flagged], order: [{ measure: 0 }], limit: 10 }), facilities({ measures: [{ agg: 'count', where: [flagged], of: 'group' }, { agg: 'count' }], having: [{ measure: 1, op: '>=', value: 100 }], order: [{ measure: 0 }], limit: 10 })],
    ['itu berapa persen dari total biaya semua klaim', measure('sum', 'amount_claimed', [stroke]), { subject: 'groups', where: [stroke], measures: [{ agg: 'sum', field: 'amount_claimed', of: 'all' }] }],
  ],
  'bounds of what was bounded or measured': [
    ['what about 60 to 74?', count([old, long]), count([{ field: 'patient_age', op: 'between', value: [60, 74] }, long])],
    ['only where there are 5 or more of them', means, { ...means, measures: [...(means.measures ?? []), { agg: 'count' }], having: [{ measure: 1, op: '>=', value: 5 }] }],
    ['yang di bawah 50 juta buang', measure('sum', 'topup_amount', [], by('province_name')), measure('sum', 'topup_amount', [], { ...by('province_name'), ...having('>=', 50e6) })],
    ['drop the ones below 3 million', claims([bali]), claims([bali, { any: [{ field: 'amount_claimed', op: '>=', value: 3e6 }, { field: 'amount_claimed', op: 'is_null' }] }])],
  ],
  'orders of what is named': [
    ['urutkan dari yang klaimnya paling sedikit', { ...means, measures: [...(means.measures ?? []), { agg: 'count' }] }, { ...means, measures: [...(means.measures ?? []), { agg: 'count' }], order: [{ measure: 1, direction: 'asc' }] }],
    ['add the number of claims and sort by it', means, { ...means, measures: [...(means.measures ?? []), { agg: 'count' }], order: [{ measure: 1 }] }],
    ['5 pertama aja', claims([bali]), claims([bali], { limit: 5 })],
  ],
};

describe.each(Object.entries(classes))('%s', (_, cases) => {
  test.each(cases)('“%s”', (message, previous, expected) => {
    const reading = read(message, claimQuerySchema.parse(previous));
    expect([reading.unread, reading.queries.map((query) => same(query))]).toEqual([[], [same(expected)]]);
  });
});

describe('what was asked or shown before the query before', () => {
  test('two that were asked one after the other are both', () => {
    const [earlier, previous] = [bali, jatim].map((place) => claimQuerySchema.parse(count([ranap, place])));
    const query = (message: string): unknown[] => read(message, previous, { ...(earlier && { earlier }) }).queries.map((one) => same(one));
    for (const message of ['bandingkan keduanya', 'bandingkan dua2nya']) expect(query(message)).toEqual([same(count([ranap], places))]);
    expect(query('both together')).toEqual([same(count([ranap, { field: 'province_name', op: 'in', value: ['Bali', 'Jawa Timur'] }]))]);
    expect(read('bandingkan keduanya', previous).queries).toEqual([]);
  });

  test.each(['itu berapa persen?', 'what percentage is that?'])('“%s” of what was narrowed is a share of what it was narrowed from', (message) => {
    const [earlier, previous] = [claims([bali]), count([bali, ranap])].map((query) => claimQuerySchema.parse(query));
    expect(read(message, previous, { ...(earlier && { earlier }) }).queries.map((one) => same(one))).toEqual([same(shareOf([ranap], [bali]))]);
    expect(read(message, previous).queries).toEqual([]);
  });

  test('there is the group that leads, and theirs are those of the first so many', () => {
    const ranked = claimQuerySchema.parse(facilities({ order: [{ measure: 0 }], limit: 2 }));
    const shownGroups = { field: 'facility_key', values: ['173603', '100080'] };
    const query = (message: string): unknown[] => read(message, ranked, { shownGroups }).queries.map((one) => same(one));
    expect(query('di situ berapa klaim yang duplikat?')).toEqual([same(count([{ field: 'facility_key', op: '=', value: '173603' }, duplicate]))]);
    for (const message of ['how many of their claims are flagged?', 'berapa klaim mereka yang berindikasi?']) expect(query(message)).toEqual([same(count([{ field: 'facility_key', op: 'in', value: ['173603', '100080'] }, flagged]))]);
    expect(read('how many of their claims are flagged?').queries).toEqual([]);
  });

  test('a place is one of the groups that were shown, the others are not among them', () => {
    const previous = claimQuerySchema.parse(facilities({ order: [{ measure: 0 }], limit: 2 }));
    const shownGroups = { field: 'facility_key', values: ['173603', '100080'] };
    expect(read('how many patients does the second one have', previous, { shownGroups }).queries.map(({ where }) => where)).toEqual([[{ field: 'facility_key', op: '=', value: '100080' }]]);
    expect(read('rs lainnya?', previous, { shownGroups }).queries.map((one) => same(one))).toEqual([same(facilities({ where: [{ field: 'facility_key', op: 'not_in', value: ['173603', '100080'] }], order: [{ measure: 0 }] }))]);
    expect(read('rs lainnya?', previous).queries).toEqual([]);
  });
});

describe('a sentence that only says more of the one before it is of the same query', () => {
  test.each<readonly [string, ClaimQueryInput]>([
    ['berapa total biaya per provinsi? urutkan dari yang paling besar', measure('sum', 'amount_claimed', [], { ...by('province_name'), order: [{ measure: 0 }] })],
    ['Klaim per provinsi. Hanya rawat inap.', count([ranap], by('province_name'))],
    ['Average cost by province. Sort by number of claims.', measure('mean', 'amount_claimed', [], { ...by('province_name'), measures: [{ agg: 'mean', field: 'amount_claimed' }, { agg: 'count' }], order: [{ measure: 1 }] })],
    ['klaim stroke di bali. urutkan dari yang termahal, 5 saja', claims([stroke, bali], { order: [{ field: 'amount_claimed' }], limit: 5 })],
  ])('“%s”', (message, query) => {
    expect(read(message).queries.map((one) => same(one))).toEqual([same(query)]);
  });

  test.each(['berapa klaim ranap di bali? kalau jatim?', 'berapa klaim stroke? dan per provinsi?'])('“%s” asks for something else besides', (message) => {
    expect(read(message).queries).toHaveLength(2);
  });
});

test.each<readonly [string, ClaimQueryInput]>([
  ['as a percentage of the amount claimed', count([flagged])],
  ['out of how many?', count([flagged])],
  ['keduanya berapa', count([flagged])],
  ['sisanya', { ...provinces, limit: 5 }],
  ['pecah lagi per kelas rs', { ...provinces, limit: 5 }],
])('“%s” is of what cannot be told: it asks back', (message, previous) => {
  expect(read(message, claimQuerySchema.parse(previous)).queries).toEqual([]);
});
