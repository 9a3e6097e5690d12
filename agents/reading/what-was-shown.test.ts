import { type ClaimQueryInput, claimQuerySchema } from '#engine';
import { describe, expect, test } from 'vitest';

import { bali, by, count, duplicate, facilities, measure, patients, ranap, shareOf, stroke } from './queries.test-support.ts';
import { read, same } from './reader.test-support.ts';

const caesarean = { field: 'procedure_codes', op: 'under', value: 'set:caesarean_section' } as const;
const delivery = { field: 'dx_primary_code', op: 'under', value: 'O80' } as const;
const readmitted = (op: '<' | '<=') => ({ field: 'readmission_gap', op, value: 7 }) as const;
const provinces = count([], by('province_name'));
const means = measure('mean', 'amount_claimed', [], by('facility_class'));
const often = patients({ measures: [{ agg: 'count', where: [ranap] }], having: [{ measure: 0, op: '>', value: 1 }] });
const several = count([{ field: 'dx_primary_code', op: 'under', value: ['set:stroke', 'set:pneumonia'] }]);
const kelasB = { field: 'facility_class', op: '=', value: 'RS Kelas B' } as const;
const atLeast = (value: number): Partial<ClaimQueryInput> => ({ having: [{ measure: 0, op: '>=', value }] });

describe('what is asked of what was shown', () => {
  test.each<readonly [string, ClaimQueryInput, ClaimQueryInput]>([
    ['yg lahiran normal (O80)?', count([caesarean]), count([delivery])],
    ['yang O80 saja', count([caesarean]), count([caesarean, delivery])],
    ['yang dengan O80', count([caesarean]), count([caesarean, delivery])],
    ['yg klaimnya di bwh 500 buang', provinces, { ...provinces, ...atLeast(500) }],
    ['drop provinces with fewer than 500 claims', provinces, { ...provinces, ...atLeast(500) }],
    ['yang di atas 100 buang', provinces, { ...provinces, having: [{ measure: 0, op: '<=', value: 100 }] }],
    ['keep only those with at least 50 claims', { ...provinces, ...atLeast(10) }, { ...provinces, ...atLeast(50) }],
    ['only classes with at least 10 of them', means, { ...means, measures: [...(means.measures ?? []), { agg: 'count' }], having: [{ measure: 1, op: '>=', value: 10 }] }],
    ['same thing but with the median', { ...means, measures: [...(means.measures ?? []), { agg: 'count' }], having: [{ measure: 1, op: '>=', value: 10 }] }, { ...means, measures: [{ agg: 'median', field: 'amount_claimed' }, { agg: 'count' }], having: [{ measure: 1, op: '>=', value: 10 }] }],
    ['and the lowest?', { ...means, order: [{ measure: 0 }] }, { ...means, order: [{ measure: 0, direction: 'asc' }] }],
    ['jadikan persen dari total klaim tiap rs itu', facilities({ where: [kelasB, duplicate], order: [{ measure: 0 }], limit: 5 }), facilities({ where: [kelasB], measures: [{ agg: 'count', where: [duplicate], of: 'group' }], order: [{ measure: 0 }], limit: 5 })],
    ['jadikan persen', provinces, count([], { ...by('province_name'), measures: [{ agg: 'count', of: 'matching' }] })],
    ['as a percentage of all claims in each province', count([duplicate], by('province_name')), shareOf([duplicate], [], by('province_name'))],
    ['itu berapa persen dr seluruh ranap', count([ranap, readmitted('<=')]), shareOf([readmitted('<=')], [ranap])],
    ['what percentage of all inpatient claims is that?', count([stroke]), shareOf([stroke], [ranap])],
    ['yg pas 7 hari ikut dihitung jg', count([ranap, readmitted('<')]), count([ranap, readmitted('<=')])],
    ['how many of them were readmitted within 7 days of discharge?', often, { ...often, measures: [...(often.measures ?? []), { agg: 'count', where: [readmitted('<=')] }], having: [{ measure: 0, op: '>', value: 1 }, { measure: 1, op: '>=', value: 1 }] }],
    ['split it by sex', count([ranap]), count([ranap], by('patient_sex'))],
    ['rata2 lama rawatnya masing2 brp hari?', several, measure('mean', 'los', [ranap], { against: [{ where: [stroke] }, { where: [{ ...stroke, value: 'set:pneumonia' }] }] })],
    ['masing-masing berapa?', provinces, provinces],
    ['dan yang bukan bali?', count([ranap, bali]), count([ranap, { ...bali, op: '!=' }])],
  ])('“%s” changes that alone', (message, previous, expected) => {
    const reading = read(message, claimQuerySchema.parse(previous));
    expect([reading.unread, reading.queries.map((query) => same(query))]).toEqual([[], [same(expected)]]);
  });

  test.each<readonly [string, ClaimQueryInput]>([
    ['drop hospitals with fewer than 10 claims', provinces],
    ['split that by sex', often],
    ['jadikan persen dari total klaim tiap rs', count([duplicate], by('province_name'))],
    ['masing-masing berapa?', count([stroke])],
    ['yang pas 9 hari ikut dihitung', count([ranap, readmitted('<')])],
  ])('“%s” has nothing to be of: it asks back', (message, previous) => {
    const { queries, question } = read(message, claimQuerySchema.parse(previous));
    expect([queries, question === '']).toEqual([[], false]);
  });
});
