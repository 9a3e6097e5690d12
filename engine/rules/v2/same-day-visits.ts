import type { Rule } from '../rule.ts';

export const sameDayVisits: Rule = {
  id: 'same_day_visits',
  modus: { numbers: [8], id: 'Pemecahan episode', en: 'Episode splitting' },
  weight: 0.8,
  source: 'RULESET_v2',
  status: 'OPERATIONAL',
  sql: 'rules/v2/same_day_visits',
  inputs: ['patient_key', 'admit_date'],
  label: { id: 'Beberapa kunjungan pada satu hari', en: 'Several visits on one day' },
  explanation: {
    id: 'Peserta yang sama mempunyai {same_day_claim_count} klaim lain pada {admit_date}; pelayanan rawat jalan pada hari yang sama adalah satu episode. Terapi per kunjungan tidak dihitung.',
    en: 'The same participant has {same_day_claim_count} other claims on {admit_date}; outpatient services of one day are one episode. Therapies billed per visit are not counted.',
  },
  followUpQuestions: {
    id: ['Apakah kunjungan itu di fasilitas yang sama, dan atas rujukan yang sama?', 'Apakah salah satunya adalah pemeriksaan penunjang dari yang lain?'],
    en: ['Were the visits at one facility, and by one referral?', 'Is one of them an ancillary test of the other?'],
  },
};
