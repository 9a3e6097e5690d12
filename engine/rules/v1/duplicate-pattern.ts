import type { Rule } from '../rule.ts';

export const duplicatePattern: Rule = {
  id: 'duplicate_pattern',
  modus: { numbers: [11], id: 'Tagihan berulang', en: 'Repeat billing' },
  weight: 0.6,
  source: 'RULESET_v1',
  sql: 'rules/v1/duplicate_pattern',
  inputs: ['patient_key', 'dx_primary_code'],
  label: { id: 'Pola klaim berulang', en: 'Repeated claim pattern' },
  explanation: {
    id: 'Peserta yang sama mempunyai klaim lain dengan diagnosis primer {dx_primary_code} dan tindakan yang sama dalam 3 hari: {duplicate_claim_ids}.',
    en: 'The same participant has other claims with primary diagnosis {dx_primary_code} and the same procedures within 3 days: {duplicate_claim_ids}.',
  },
  followUpQuestions: {
    id: [
      'Apakah klaim pembanding merupakan kunjungan terpisah yang dapat ditagihkan, misalnya dialisis, kemoterapi, atau rehabilitasi medik?',
      'Apakah surat eligibilitas peserta dan bukti layanan kedua klaim berbeda?',
    ],
    en: [
      'Are the matching claims separate visits that may be billed, such as dialysis, chemotherapy or rehabilitation?',
      'Do both claims have their own eligibility letter and proof of service?',
    ],
  },
};
