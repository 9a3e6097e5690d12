import { type ClaimQueryInput, claimQuerySchema } from '#engine';
import { describe, expect, test } from 'vitest';

import { above, bali, by, claims, count, duplicate, facilities, flagged, jabar, jatim, measure, ranap, rejected, shareOf, stroke } from './queries.test-support.ts';
import { read, same } from './reader.test-support.ts';

const severe = { field: 'severity_group', op: '=', value: 'berat' } as const;
const old = { field: 'patient_age', op: '>', value: 60 } as const;
const hospital = { field: 'facility_key', op: '=', value: '173603' } as const;
const counts = count([ranap, jabar, above(10e6)]);
const list = claims([ranap, jabar, above(10e6)]);
const ten = claims([bali], { order: [{ field: 'amount_claimed' }], limit: 10 });
const top = count([ranap], { ...by('dx_primary_code'), order: [{ measure: 0 }], limit: 10 });
const means = measure('mean', 'amount_claimed', [], by('province_name'));
const sides = count([], { against: [{ where: [jatim] }, { where: [jabar] }] });
const flags = facilities({ where: [flagged], order: [{ measure: 0 }] });
const gap = (value: number) => ({ field: 'readmission_gap', op: '<', value }) as const;
const further = (agg: 'sum' | 'mean', field: string) => [{ agg: 'count' as const }, { agg, field }];

const classes: Readonly<Record<string, readonly (readonly [message: string, previous: ClaimQueryInput, expected: ClaimQueryInput])[]>> = {
  'a number of claims gives way to the claims themselves': [
    ['tampilin dong 10 paling mahal', counts, { ...list, order: [{ field: 'amount_claimed' }], limit: 10 }],
    ['listnya', counts, list],
    ['tampilkan semua', counts, list],
    ['list 15 yg paling berisiko', counts, { ...list, order: [{ field: 'risk_score' }], limit: 15 }],
    ['list the severe ones, most expensive first', counts, { ...list, where: [...(list.where ?? []), severe], order: [{ field: 'amount_claimed' }] }],
    ['klaimnya mana aja?', counts, list],
    ['tampilkan semua', ten, claims([bali], { order: [{ field: 'amount_claimed' }] })],
    ['tampilkan yang berat', shareOf([severe], [ranap]), claims([ranap, severe])],
  ],
  'rows that a limit or a bound chose stay the same rows': [
    ['rata-rata biayanya?', top, { ...top, measures: further('mean', 'amount_claimed') }],
    ['total claimed for each of them?', top, { ...top, measures: further('sum', 'amount_claimed') }],
    ['skrg urutin berdasarkan total biaya', top, { ...top, measures: further('sum', 'amount_claimed'), order: [{ measure: 1 }] }],
    ['rata2 biayanya', ten, measure('mean', 'amount_claimed', [bali], { base: { first: 10, order: [{ field: 'amount_claimed' }] } })],
  ],
  'what is added leaves all else': [
    ['only provinces with at least 500 claims', means, { ...means, measures: [{ agg: 'mean', field: 'amount_claimed' }, { agg: 'count' }], having: [{ measure: 1, op: '>=', value: 500 }] }],
    ['add the average paid amount too', means, { ...means, measures: [{ agg: 'mean', field: 'amount_claimed' }, { agg: 'mean', field: 'amount_paid' }] }],
    ['sama total biayanya juga', count([], by('province_name')), count([], { ...by('province_name'), measures: further('sum', 'amount_claimed') })],
    ['tambahin bali', sides, count([], { against: [{ where: [jatim] }, { where: [jabar] }, { where: [bali] }] })],
    ['pecah per jenis', measure('sum', 'topup_amount'), { subject: 'groups', measures: ['sa', 'sp', 'rr', 'si', 'sd'].map((kind) => ({ agg: 'sum', field: `topup_${kind}_amount` })) }],
  ],
  'words that point at what was answered are of its claims': [
    ['itu berapa persen dari semua klaim?', count([duplicate]), { subject: 'groups', where: [duplicate], measures: [{ agg: 'count', of: 'all' }] }],
    ['itu berapa persen dari semua klaim ranap?', count([duplicate]), shareOf([duplicate], [ranap])],
    ['what share of those was severe?', counts, shareOf([severe], counts.where)],
    ['and in East Java?', shareOf([severe], [ranap, jabar]), shareOf([severe], [ranap, jatim])],
    ['dari situ yg ditolak brp', counts, count([...(counts.where ?? []), rejected])],
    ['total biaya klaim itu?', count([duplicate, bali]), measure('sum', 'amount_claimed', [duplicate, bali])],
    ['rata-rata biaya klaim stroke itu', count([ranap, stroke]), measure('mean', 'amount_claimed', [ranap, stroke])],
    ['rata-rata biaya stroke itu', count([ranap, stroke]), measure('mean', 'amount_claimed', [ranap, stroke])],
  ],
  'a bound without a name is of what was bounded': [
    ['over 30?', claims([above(20e6)]), claims([above(30e6)])],
    ['yang di atas 30 jt?', claims([{ ...above(20e6), field: 'amount_paid' }]), claims([{ ...above(30e6), field: 'amount_paid' }])],
    ['kalo dalam 7 hari', count([ranap, gap(30)]), count([ranap, { field: 'readmission_gap', op: 'between', value: [0, 7] }])],
    ['lebih dari 7', measure('mean', 'los', [], by('province_name')), measure('mean', 'los', [], { ...by('province_name'), having: [{ measure: 0, op: '>', value: 7 }] })],
  ],
  'what is said of an aspect takes the place of what was said of it': [
    ['kalo balita', count([{ field: 'patient_age', op: '<', value: 1 }]), count([{ field: 'age_group', op: 'in', value: ['0', '1-4'] }])],
    ['di atas 60 tahun', count([{ field: 'age_group', op: '=', value: '1-4' }]), count([old])],
    ['kalau di jatim', count([{ field: 'district_name', op: '=', value: 'KOTA BANDUNG' }, ranap]), count([jatim, ranap])],
    ['kalau kemoterapi', count([{ field: 'procedure_codes', op: 'under', value: 'set:haemodialysis' }]), count([{ field: 'procedure_codes', op: 'under', value: 'set:chemotherapy' }])],
  ],
};

describe.each(Object.entries(classes))('%s', (_, cases) => {
  test.each(cases)('“%s”', (message, previous, expected) => {
    const reading = read(message, claimQuerySchema.parse(previous));
    expect([reading.unread, reading.queries.map((query) => same(query))]).toEqual([[], [same(expected)]]);
  });
});

describe('what cannot be told is asked back', () => {
  test.each<readonly [string, ClaimQueryInput]>([
    ['tampilkan', top],
    ['10 aja', counts],
    ['over 30?', claims([above(20e6), { field: 'los', op: '>', value: 3 }])],
    ['over 30?', claims([bali])],
    ['lebih dari 7', measure('sum', 'amount_claimed', [], by('province_name'))],
    ['klaim itu di jatim', count([bali])],
    ['how many of those are in East Java', count([bali])],
    ['berapa persen dari semua klaim', ten],
    ['berapa persen dari semua klaim', top],
    ['which combinations are most common?', counts],
    ['berapa total biaya rs tsb?', flags],
    ['itu', top],
  ])('“%s”', (message, previous) => {
    expect(read(message, claimQuerySchema.parse(previous)).queries).toEqual([]);
  });

  test.each(['tampilkan semua', 'listnya', 'total biaya klaim itu?', 'how many of those were rejected?', 'over 30?', 'berapa klaim rs ini', 'how many claims does that hospital have'])('“%s” where nothing was asked before', (message) => {
    expect(read(message).queries).toEqual([]);
  });
});

describe('what is shown and what is open can be pointed at', () => {
  const shownGroups = { field: 'facility_key', values: ['173603', '100080'] };

  test.each<readonly [string, ClaimQueryInput]>([
    ['berapa total biaya rs tsb?', measure('sum', 'amount_claimed', [hospital])],
    ['how many inpatient claims does that hospital have?', count([ranap, hospital])],
    ['total cost of those hospitals', measure('sum', 'amount_claimed', [{ ...hospital, op: 'in', value: ['173603', '100080'] }])],
    ['itu berapa persen dari klaim rs tsb?', shareOf([flagged], [hospital])],
  ])('“%s” is of the groups of the answer before, the first where one is meant', (message, query) => {
    expect(read(message, claimQuerySchema.parse(flags), { shownGroups }).queries.map((one) => same(one))).toEqual([same(query)]);
  });

  test.each<readonly [string, ClaimQueryInput]>([
    ['berapa klaim RS ini', count([hospital])],
    ['tren klaim rs ini', count([hospital], { by: [{ field: 'admit_date', unit: 'month' }] })],
    ['how many claims of this hospital were rejected', count([hospital, rejected])],
  ])('“%s” is of the hospital of the open claim', (message, query) => {
    expect(read(message, undefined, { openFacility: '173603' }).queries.map((one) => same(one))).toEqual([same(query)]);
  });
});
