import type { ClaimQueryInput } from '#engine';
import { describe, expect, test } from 'vitest';

import { bali, claims, count, facilities, flagged, measure, ranap, shareOf } from './queries.test-support.ts';
import { read, same } from './reader.test-support.ts';

type Having = NonNullable<ClaimQueryInput['having']>[number];

const beside = (field: string, op: '>' | '<', agg: 'mean' | 'median' = 'mean', times = 1) => ({ field, op, value: { field, agg, times } }) as const;
const with1 = (op: Having['op'], value: Having['value']): Partial<ClaimQueryInput> => ({ having: [{ measure: 0, op, value }] });
const perProvince = { by: [{ field: 'province_name' }] };

describe('what is compared with an average', () => {
  test.each<readonly [string, ClaimQueryInput]>([
    ['klaim yang biayanya melebihi rata-rata', claims([beside('amount_claimed', '>')])],
    ['klaim ranap bali dengan lama rawat di atas rata-rata', claims([ranap, bali, beside('los', '>')])],
    ['berapa klaim yang tagihannya di bawah median', count([beside('amount_claimed', '<', 'median')])],
    ['berapa klaim dengan los lebih dari tiga kali rata-rata', count([beside('los', '>', 'mean', 3)])],
    ['how many inpatient claims are costlier than average', count([ranap, beside('amount_claimed', '>')])],
    ['claims whose length of stay is above the average of all claims', claims([beside('los', '>')])],
    ['berapa persen klaim yang tagihannya di atas rata-rata', shareOf([beside('amount_claimed', '>')])],
    ['provinsi mana yang median biayanya di bawah median nasional', measure('median', 'amount_claimed', [], { ...perProvince, ...with1('<', 'matching') })],
    ['which provinces have a mean length of stay above the national average', measure('mean', 'los', [ranap], { ...perProvince, ...with1('>', 'matching') })],
    ['faskes yang jumlah klaim ranapnya melampaui rata-rata faskes', facilities({ where: [ranap], ...with1('>', 'groups') })],
    ['provinces whose total billed is below the average', measure('sum', 'amount_claimed', [], { ...perProvince, ...with1('<', 'groups') })],
    ['provinsi yang persentase klaim berindikasinya di bawah rata-rata nasional', shareOf([flagged], [], { ...perProvince, ...with1('<', 'matching') })],
  ])('“%s”', (message, query) => {
    const reading = read(message);
    expect([reading.unread, reading.queries.map((one) => same(one))]).toEqual([[], [same(query)]]);
  });

  test.each([
    'klaim di Bali yang biayanya di atas rata-rata nasional',
    'klaim ranap yang biayanya di atas rata-rata seluruh klaim',
    'kabupaten di Bali yang rata-rata biayanya di atas rata-rata nasional',
    'rs yang biayanya di atas rata-rata',
    'rs kelas c yang rata-rata biayanya di atas rata-rata kelas b',
    'klaim yang biayanya di atas rata-rata klaim ranap',
    'claims billed above the average of private hospitals',
    'rs yang median biayanya di atas rata-rata nasional',
  ])('“%s” is asked back: of which claims the average is, or of what, it has no room for', (message) => {
    expect(read(message).queries).toEqual([]);
  });

  test('of which claims an average is that words leave open is told, with the other a click away', () => {
    expect(read('klaim bali yang biayanya di atas rata-rata').assumed.map(({ reading }) => reading)).toEqual(['rata-rata dibaca: dari semua klaim yang memenuhi syarat lainnya']);
    expect(read('faskes dengan rata-rata los di atas rata-rata').choices[0]).toMatchObject({ queries: [{ having: [{ value: 'groups' }] }] });
  });
});
