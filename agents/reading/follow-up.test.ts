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

  test('what only goes on asks back where nothing was asked before', () => {
    expect(read('kalau di jatim?')).toMatchObject({ queries: [], unread: ['kalau'] });
  });
});
