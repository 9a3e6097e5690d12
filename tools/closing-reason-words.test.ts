import { closingReasonCodes, closingReasons, reasonsOf } from '#engine';
import { describe, expect, test } from 'vitest';

import { reasonPlacesIn, reasonsIn } from './closing-reason-words.ts';

describe('reasons in sentences', () => {
  test.each(closingReasonCodes.flatMap((code) => [closingReasons[code].label.id, closingReasons[code].label.en].map((label) => [label, code] as const)))('the words %j mean %s and nothing else', (label, code) => {
    expect(reasonsIn(label, closingReasonCodes)).toEqual([code]);
    expect(reasonsIn(`Tolak: ${label.toUpperCase()}.`, closingReasonCodes)).toEqual([code]);
  });

  test.each([
    ['tolak, kode diagnosis tidak sesuai', 'coding_against_rules'],
    ['koreksi 30 %, resume medis tidak lengkap', 'code_without_evidence'],
    ['ditolak, tindakan tidak ada indikasi', 'visit_or_procedure_without_indication'],
    ['tolak, ranap tanpa indikasi', 'inpatient_without_indication'],
    ['tolak, kontrol berulang', 'repeated_outpatient_visits'],
    ['tolak, berkas kurang lengkap', 'administrative'],
    ['rejected: billed twice', 'duplicate'],
  ] as const)('%j is %s', (sentence, code) => {
    expect(reasonsIn(sentence, reasonsOf('rejected'))).toEqual([code]);
  });

  test.each(['tolak, bukan duplikat', 'setujui, tidak wajar', 'setujui, tidak dapat dibenarkan', 'approve, not justified'])('%j names none', (sentence) => {
    expect(reasonsIn(sentence, closingReasonCodes)).toEqual([]);
  });

  test('each is found where it stands, first to last', () => {
    expect(reasonPlacesIn('tolak salah koding, klaim ganda')).toEqual([
      { code: 'coding_against_rules', start: 6, end: 18 },
      { code: 'duplicate', start: 20, end: 31 },
    ]);
  });
});
