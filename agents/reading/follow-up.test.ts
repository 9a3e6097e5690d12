import { type ClaimQueryInput, claimQuerySchema } from '#engine';
import { describe, expect, test } from 'vitest';

import { read, same } from './reader.test-support.ts';

const ranap = { field: 'service_type', op: '=', value: 'RITL' } as const;
const rajal = { field: 'service_type', op: '=', value: 'RJTL' } as const;
const bali = { field: 'province_name', op: '=', value: 'Bali' } as const;
const jatim = { field: 'province_name', op: '=', value: 'Jawa Timur' } as const;
const notPbi = { field: 'segment', op: 'not_in', value: ['PBI APBN', 'PBI APBD'] } satisfies NonNullable<ClaimQueryInput['where']>[number];
const list: ClaimQueryInput = { subject: 'claims', where: [bali, { field: 'amount_claimed', op: '>', value: 20e6 }], order: [{ field: 'amount_claimed' }], limit: 10 };
const counts: ClaimQueryInput = { subject: 'groups', where: [ranap, bali], measures: [{ agg: 'count' }], period: { from: '2022-11-01', to: '2022-11-30' } };
const means: ClaimQueryInput = { subject: 'groups', where: [ranap], measures: [{ agg: 'mean', field: 'los' }], by: [{ field: 'province_name' }] };
const base = { first: 10, order: [{ field: 'amount_claimed' }] };

const readmitted = (op: '=' | '<=', value: number): ClaimQueryInput => ({ subject: 'groups', where: [{ field: 'readmission_gap', op, value }], by: [{ field: 'facility_class' }], measures: [{ agg: 'count' }] });
const shared = (where: NonNullable<ClaimQueryInput['where']>): ClaimQueryInput => ({ subject: 'groups', where, measures: [{ agg: 'count', where: [{ field: 'severity_group', op: '=', value: 'berat' }], of: 'group' }] });
const aged = (op: '<' | '>=', value: number): ClaimQueryInput => ({ subject: 'patients', where: [{ field: 'patient_age', op, value }], measures: [{ agg: 'count' }] });

const grouped = { by: [{ field: 'province_name' }] } satisfies Partial<ClaimQueryInput>;
const sided: ClaimQueryInput = { subject: 'groups', measures: [{ agg: 'count' }], against: [{ where: [bali] }, { where: [jatim] }] };

const cases: readonly (readonly [string, ClaimQueryInput, ClaimQueryInput])[] = [
  ['yang rawat inap aja', list, { ...list, where: [...(list.where ?? []), ranap] }],
  ['kalau di jatim?', list, { ...list, where: [jatim, ...(list.where ?? []).slice(1)] }],
  ['tanpa yang PBI', counts, { ...counts, where: [ranap, bali, notPbi] }],
  ['kecuali jatim', means, { ...means, where: [ranap, { ...jatim, op: '!=' }] }],
  ['per bulan', counts, { ...counts, by: [{ field: 'admit_date', unit: 'month' }] }],
  ['per provinsi dong', list, { subject: 'groups', where: list.where, by: [{ field: 'province_name' }], measures: [{ agg: 'count' }], base }],
  ['urutkan dari yang terkecil', list, { ...list, order: [{ field: 'amount_claimed', direction: 'asc' }] }],
  ['urutkan dari yang terkecil', means, { ...means, order: [{ measure: 0, direction: 'asc' }] }],
  ['urutkan dari lama rawat terbesar', list, { ...list, order: [{ field: 'los' }] }],
  ['totalnya?', list, { subject: 'groups', where: list.where, measures: [{ agg: 'sum', field: 'amount_claimed' }], base }],
  ['mediannya?', means, { ...means, measures: [{ agg: 'median', field: 'los' }] }],
  ['berapa yang ditolak?', counts, { ...counts, where: [ranap, bali, { field: 'decision', op: '=', value: 'rejected' }] }],
  ['bagaimana dengan rawat jalan', counts, { ...counts, where: [bali, rajal] }],
  ['bulan lalu', { ...counts, period: { from: '2022-12-01' } }, { ...counts, period: { from: '2022-11-01', to: '2022-11-30' } }],
  ['yang di atas 50 juta', list, { ...list, where: [bali, { field: 'amount_claimed', op: '>', value: 50e6 }] }],
  ['yang di bawah 50 juta', list, { ...list, where: [...(list.where ?? []), { field: 'amount_claimed', op: '<', value: 50e6 }] }],
  ['bandingkan dengan jatim', counts, { ...counts, where: [ranap], against: [{ where: [bali] }, { where: [jatim] }] }],
  ['bandingkan dengan oktober 2022', counts, { subject: 'groups', where: [ranap, bali], measures: [{ agg: 'count' }], against: ['11-01 11-30', '10-01 10-31'].map((ends) => ends.split(' ').map((day) => `2022-${day}`)).map(([from = '', to = '']) => ({ where: [{ field: 'admit_date', op: '>=', value: from }, { field: 'admit_date', op: '<=', value: to }] })) }],
  ['rs mana yang paling banyak?', counts, { subject: 'facilities', where: [ranap, bali], measures: [{ agg: 'count' }], period: counts.period, order: [{ measure: 0 }] }],
  ['what about East Java?', counts, { ...counts, where: [ranap, jatim] }],
  ['only outpatient', counts, { ...counts, where: [bali, rajal] }],
  ['buang yang jatim', means, { ...means, where: [ranap, { ...jatim, op: '!=' }] }],
  ['jangan pakai rajal', list, { ...list, where: [...(list.where ?? []), { ...rajal, op: '!=' }] }],
  ['drop outpatient', list, { ...list, where: [...(list.where ?? []), { ...rajal, op: '!=' }] }],
  ['bukan bali tapi jatim', counts, { ...counts, where: [ranap, jatim] }],
  ['semua provinsi', counts, { ...counts, where: [ranap] }],
  ['seluruh indonesia', counts, { ...counts, where: [ranap] }],
  ['tanpa filter bali', counts, { ...counts, where: [ranap] }],
  ['semua tahun', counts, { subject: 'groups', where: [ranap, bali], measures: [{ agg: 'count' }] }],
  ['termasuk rajal juga', counts, { ...counts, where: [{ field: 'service_type', op: 'in', value: ['RITL', 'RJTL'] }, bali] }],
  ['rajal juga', counts, { ...counts, where: [{ field: 'service_type', op: 'in', value: ['RITL', 'RJTL'] }, bali] }],
  ['per bulan juga', means, { ...means, by: [{ field: 'province_name' }, { field: 'admit_date', unit: 'month' }] }],
  ['tambah jatim', counts, { ...counts, where: [ranap, { field: 'province_name', op: 'in', value: ['Bali', 'Jawa Timur'] }] }],
  ['bulan sebelumnya', counts, { ...counts, period: { from: '2022-10-01', to: '2022-10-31' } }],
  ['selain november 2022', counts, { subject: 'groups', where: [ranap, bali, { any: [{ field: 'admit_date', op: '<', value: '2022-11-01' }, { field: 'admit_date', op: '>', value: '2022-11-30' }] }], measures: [{ agg: 'count' }] }],
  ['sama untuk jatim', counts, { ...counts, where: [ranap, jatim] }],
  ['dan rajal?', counts, { ...counts, where: [bali, rajal] }],
  ['vs jatim', counts, { ...counts, where: [ranap], against: [{ where: [bali] }, { where: [jatim] }] }],
  ['berapa persen yang ditolak', counts, { ...counts, measures: [{ agg: 'count', where: [{ field: 'decision', op: '=', value: 'rejected' }], of: 'group' }] }],
  ['trennya?', counts, { ...counts, by: [{ field: 'admit_date', unit: 'month' }] }],
  ['jumlah klaimnya?', means, { ...means, measures: [{ agg: 'count' }] }],
  ['biayanya gimana?', means, { ...means, measures: [{ agg: 'mean', field: 'amount_claimed' }] }],
  ['tambah rata-rata biaya', means, { ...means, measures: [{ agg: 'mean', field: 'los' }, { agg: 'mean', field: 'amount_claimed' }] }],
  ['totalnya?', { ...counts, by: [{ field: 'province_name' }] }, counts],
  ['yang di atas 5 hari', means, { ...means, having: [{ measure: 0, op: '>', value: 5 }] }],
  ['yang di atas 100 aja', { ...counts, by: [{ field: 'province_name' }] }, { ...counts, by: [{ field: 'province_name' }], having: [{ measure: 0, op: '>', value: 100 }] }],
  ['bagaimana dengan yang di bawah 10 juta', list, { ...list, where: [bali, { field: 'amount_claimed', op: '<', value: 10e6 }] }],
  ['5 tertinggi?', means, { ...means, order: [{ measure: 0 }], limit: 5 }],
  ['5 biggest?', means, { ...means, order: [{ measure: 0 }], limit: 5 }],
  ['biggest first', list, list],
  ['newest 10', list, { ...list, order: [{ field: 'admit_date' }] }],
  ['termurah 3', list, { ...list, order: [{ field: 'amount_claimed', direction: 'asc' }], limit: 3 }],
  ['urut dr terendah, 5 aja', means, { ...means, order: [{ measure: 0, direction: 'asc' }], limit: 5 }],
  ['tampilkan 20', list, { ...list, limit: 20 }],
  ['kalau yg 7 hari', readmitted('<=', 30), readmitted('<=', 7)],
  ['kalo dalam 7 hari', readmitted('<=', 30), { ...readmitted('<=', 7), where: [{ field: 'readmission_gap', op: 'between', value: [0, 7] }] }],
  ['kalau yg pas 7 hari', readmitted('<=', 30), readmitted('=', 7)],
  ['di RS swasta brp persen', shared([ranap]), shared([ranap, { field: 'facility_ownership', op: '=', value: 'Swasta' }])],
  ['berapa persen dari total', { subject: 'claims', where: [bali] }, { subject: 'groups', where: [bali], measures: [{ agg: 'count', of: 'all' }] }],
  ['45 and above', aged('<', 45), aged('>=', 45)],
  ['over 60 only', { ...means, measures: [{ agg: 'mean', field: 'patient_age' }] }, { ...means, where: [ranap, { field: 'patient_age', op: '>', value: 60 }], measures: [{ agg: 'mean', field: 'patient_age' }] }],
  ['yg di atas 8 persen aja', { ...shared([]), ...grouped }, { ...shared([]), ...grouped, having: [{ measure: 0, op: '>', value: 0.08 }] }],
  ['below 10 %', { ...shared([ranap]), ...grouped }, { ...shared([ranap]), ...grouped, having: [{ measure: 0, op: '<', value: 0.1 }] }],
  ['5 besarnya', { ...counts, ...grouped }, { ...counts, ...grouped, limit: 5 }],
  ['urutkan semua', { ...counts, ...grouped }, { ...counts, ...grouped, order: [{ measure: 0 }] }],
  ['rp nya?', counts, { ...counts, measures: [{ agg: 'sum', field: 'amount_claimed' }] }],
  ['nominalnya', counts, { ...counts, measures: [{ agg: 'sum', field: 'amount_claimed' }] }],
  ['rata2 tagihan ranapnya?', sided, { ...sided, where: [ranap], measures: [{ agg: 'mean', field: 'amount_claimed' }] }],
  ['median los rajalnya berapa', sided, { ...sided, where: [rajal], measures: [{ agg: 'median', field: 'los' }] }],
  ['how many in Bali', { subject: 'claims', where: [ranap] }, { subject: 'groups', where: [ranap, bali], measures: [{ agg: 'count' }] }],
];

describe('follow-ups', () => {
  test.each(cases)('“%s” is an edit of the query before', (message, previous, expected) => {
    const reading = read(message, claimQuerySchema.parse(previous));
    expect([reading.unread, reading.queries.map((query) => same(query))]).toEqual([[], [same(expected)]]);
  });

  test.each(['berapa klaim rawat jalan di jatim', 'tren klaim stroke', 'rata-rata biaya rawat jalan di jatim', 'apa itu P90'])('“%s” is a question of its own, whatever was asked before', (message) => {
    expect(read(message, claimQuerySchema.parse(counts))).toEqual(read(message));
  });

  test.each(['yang rawat inap blorong aja', 'kalau di 73915?', 'per blorong', 'urutkan dari yang blorong'])('“%s” asks back and names the word, whatever was asked before', (message) => {
    const { queries, unread } = read(message, claimQuerySchema.parse(list));
    expect(queries).toEqual([]);
    expect(unread.join(' ')).toMatch(/blorong|73915/);
  });

  test.each([
    ['buang yang bali', list, 'bali'],
    ['termasuk yang meninggal', list, 'meninggal'],
    ['hapus filter usia', list, 'hapus filter usia'],
    ['totalnya?', { ...means, measures: [{ agg: 'count' as const }], having: [{ measure: 0, op: '>' as const, value: 9 }] }, 'totalnya'],
    ['bali keluarkan', counts, 'keluarkan'],
  ])('“%s” has nothing to change, would leave nothing, or cannot be told: it asks back', (message, previous, word) => {
    const { queries, unread } = read(message, claimQuerySchema.parse(previous));
    expect([queries, unread.join(' ').includes(word)]).toEqual([[], true]);
  });

  test('what goes by two names is asked back with both', () => {
    expect(read('per kelas?', claimQuerySchema.parse(counts)).choices.map(({ queries }) => queries?.[0]?.by)).toEqual([[{ field: 'facility_class' }], [{ field: 'entitlement_class' }]]);
  });

  test('a question of a message goes on with the one before it', () => {
    expect(read('berapa klaim ranap di bali? kalau jatim?').queries.map((query) => same(query))).toEqual([[ranap, bali], [ranap, jatim]].map((where) => same({ subject: 'groups', where, measures: [{ agg: 'count' }] })));
  });

  test('what only goes on asks back where nothing was asked before', () => {
    expect(read('kalau di jatim?')).toMatchObject({ queries: [], unread: ['kalau di'] });
  });
});
