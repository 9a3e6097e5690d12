import type { ClaimQueryInput } from '#engine';
import { describe, expect, test } from 'vitest';

import { bali, claims, count, ranap, shareOf, stroke } from './queries.test-support.ts';
import { read, same } from './reader.test-support.ts';

const bands = (...edges: number[]): Partial<ClaimQueryInput> => ({ by: [{ field: 'patient_age', edges }], order: [{ group: 0, direction: 'asc' }] });
const ends = (field: string, where: ClaimQueryInput['where'] = [], aggs: readonly ('min' | 'max')[] = ['min', 'max']): ClaimQueryInput => ({ subject: 'groups', where, measures: aggs.map((agg) => ({ agg, field })) });
const died = { field: 'discharge_status', op: '=', value: 'Meninggal' } as const;

describe('what ranges from one to another', () => {
  test.each<readonly [string, ClaimQueryInput]>([
    ['rentang lama rawat pasien stroke', ends('los', [stroke, ranap])],
    ['age range of stroke patients in Bali', ends('patient_age', [stroke, bali])],
    ['tanggal pulang paling awal dan paling akhir', ends('discharge_date')],
    ['latest and earliest admission date', ends('admit_date', [], ['max', 'min'])],
    ['jumlah klaim regional 2 s/d 3', count([{ field: 'tariff_region', op: 'in', value: [2, 3] }])],
    ['daftar klaim peer level 2-3', claims([{ field: 'peer_level', op: 'in', value: [2, 3] }])],
    ['berapa klaim di regional 1 sampai 5', count([], { by: [{ field: 'tariff_region' }] })],
    ['jumlah klaim per regional tarif (1-5)', count([], { by: [{ field: 'tariff_region' }] })],
    ['jumlah klaim menurut umur: bayi, 1-9, 10-59, lansia', count([], bands(0, 1, 10, 60))],
    ['number of claims by age group: infants, 1-17, 18-59, 60+', count([], bands(0, 1, 18, 60))],
    ['angka kematian stroke di Bali', shareOf([died], [stroke, bali])],
    ['mortality rate by province', shareOf([died], [], { by: [{ field: 'province_name' }] })],
    ['5 claims furthest above their peers’ P90', claims([], { order: [{ field: 'excess_amount', direction: 'desc' }], limit: 5 })],
  ])('“%s”', (message, query) => {
    const reading = read(message);
    expect([reading.unread, reading.queries.map((one) => same(one))]).toEqual([[], [same(query)]]);
  });

  test.each([
    'jumlah klaim menurut umur: anak, 5-17, 18-59, 60+',
    'jumlah klaim menurut umur: 0-17, dewasa, 70+',
    'number of claims by age group: infants, 5-17, 18-59',
    'pasien dengan rentang usia 20-30 tahun',
    'jumlah klaim regional 4 s/d 9',
  ])('“%s” is asked back', (message) => {
    expect(read(message).queries).toEqual([]);
  });
});
