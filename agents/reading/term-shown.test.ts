import type { ClaimQueryInput } from '#engine';
import { describe, expect, test } from 'vitest';

import { by, claims, count, jatim, measure, shareOf } from './queries.test-support.ts';
import { read, same } from './reader.test-support.ts';

const severityMismatch = { field: 'flags', op: 'contains', value: 'severity_mismatch' } as const;
const high = { field: 'cost_zscore', op: '>', value: 4 } as const;

describe('the term that was explained before is what words point at', () => {
  test.each<readonly [message: string, shownConcept: string, expected: ClaimQueryInput]>([
    ['and which claims in Jawa Timur have it?', 'rule_severity_mismatch', claims([severityMismatch, jatim])],
    ['berapa klaim di Jatim yang kena itu?', 'rule_severity_mismatch', count([severityMismatch, jatim])],
    ['oke, provinsi mana yang paling banyak kena indikasi itu', 'rule_severity_mismatch', count([severityMismatch], { ...by('province_name'), order: [{ measure: 0 }] })],
    ['how many of those per hospital class?', 'rule_severity_mismatch', count([severityMismatch], by('facility_class'))],
    ['itu berapa persen dari semua klaim?', 'rule_severity_mismatch', shareOf([severityMismatch], [])],
    ['rata-rata itu per kelas rs?', 'field:payment_ratio', measure('mean', 'payment_ratio', [], by('facility_class'))],
    ['berapa klaim yang lebih dari 4?', 'zscore', count([high])],
    ['list everything over 4', 'zscore', claims([high])],
  ])('“%s” of %s', (message, shownConcept, expected) => {
    expect(read(message, undefined, { shownConcept }).queries.map((query) => same(query))).toEqual([same(expected)]);
  });

  test.each(['and which claims in Jawa Timur have it?', 'rata-rata itu per kelas rs?', 'list everything over 4'])('“%s” of nothing asks back', (message) => {
    expect(read(message).queries).toEqual([]);
    expect(read(message, undefined, { shownConcept: 'upcoding' }).queries).toEqual([]);
  });
});
