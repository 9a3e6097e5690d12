import { describe, expect, it } from 'vitest';

import { read } from './reader.test-support.ts';

describe('a denial behind the groups that are asked for', () => {
  it.each([
    ['kabupaten mana yang tidak pernah ada klaim dengue', 'district_name', 'dx_primary_code'],
    ['poli yang tak punya klaim dirujuk', 'clinic_name', 'discharge_status'],
    ['which clinics never had a stroke claim?', 'clinic_name', 'dx_primary_code'],
    ['provinces without any cataract surgery', 'province_name', 'procedure_codes'],
  ])('is of all claims of a group, not of each: %s', (text, by, field) => {
    const [query] = read(text).queries;
    expect(query).toMatchObject({ subject: 'groups', where: [], by: [{ field: by }], having: [{ op: '=', value: 0 }] });
    expect(query?.measures.at(-1)?.where).toMatchObject([{ field }]);
  });

  it.each(['rs yang bukan swasta', 'facilities not in Bali', 'klaim tanpa tindakan'])('is of each claim where it says what the group itself is, or no group stands there: %s', (text) => {
    expect(read(text).queries[0]?.having ?? []).toEqual([]);
  });
});

describe('a bound without a unit behind patients', () => {
  it.each([
    ['how many patients under 30 with asthma', { op: '<', value: 30 }],
    ['berapa pasien di atas 70 di Bali', { op: '>', value: 70 }],
    ['claims of patients over 65', { op: '>', value: 65 }],
  ])('is of their age: %s', (text, bound) => {
    expect(read(text).queries[0]?.where).toContainEqual({ field: 'patient_age', ...bound });
  });

  it.each(['rs dengan pasien di atas 100', 'facilities with patients over 90'])('is asked back where it can say how many there are: %s', (text) => {
    expect(read(text).queries).toEqual([]);
  });
});
