import type { Rule } from '../rule.ts';

export const overlappingStays: Rule = {
  id: 'overlapping_stays',
  modus: { numbers: [6, 11], id: 'Tagihan fiktif atau berulang', en: 'Phantom or repeat billing' },
  weight: 0.9,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/overlapping_stays',
  inputs: ['patient_key', 'admit_date', 'discharge_date'],
  label: { id: 'Perawatan yang tumpang tindih', en: 'Overlapping stays' },
  explanation: {
    id: 'Peserta yang sama mempunyai {overlapping_claim_count} klaim lain yang waktunya tumpang tindih dengan {admit_date} sampai {discharge_date}.',
    en: 'The same participant has {overlapping_claim_count} other claims that overlap with {admit_date} to {discharge_date}.',
  },
  followUpQuestions: {
    id: ['Di mana peserta berada pada hari-hari yang tumpang tindih itu?', 'Apakah ini rujukan antar rumah sakit atau titip rawat yang tercatat?'],
    en: ['Where was the participant on the days that overlap?', 'Is it a transfer, or care lent to another hospital, that is on record?'],
  },
};
