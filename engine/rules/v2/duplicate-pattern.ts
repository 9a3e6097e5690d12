import type { Rule } from '../rule.ts';

export const duplicatePattern: Rule = {
  id: 'duplicate_pattern',
  modus: { numbers: [11], id: 'Tagihan berulang', en: 'Repeat billing' },
  weight: 0.85,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/duplicate_pattern',
  inputs: ['patient_key', 'dx_primary_code'],
  label: { id: 'Pola klaim berulang', en: 'Repeated claim pattern' },
  explanation: {
    id: 'Peserta yang sama mempunyai klaim lain dengan diagnosis primer {dx_primary_code} dan tindakan yang sama dalam 3 hari: {duplicate_claim_ids}. Terapi per kunjungan tidak dihitung.',
    en: 'The same participant has other claims with primary diagnosis {dx_primary_code} and the same procedures within 3 days: {duplicate_claim_ids}. Therapies billed per visit are not counted.',
  },
  followUpQuestions: {
    id: ['Apakah surat eligibilitas peserta dan bukti layanan kedua klaim berbeda?', 'Mengapa layanan yang sama perlu diberikan lagi?'],
    en: ['Do both claims have their own eligibility letter and proof of service?', 'Why was the same service needed again?'],
  },
};
