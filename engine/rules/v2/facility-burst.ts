import type { Rule } from '../rule.ts';

export const facilityBurst: Rule = {
  id: 'facility_burst',
  modus: { numbers: [6], id: 'Tagihan fiktif', en: 'Phantom billing' },
  weight: 0.6,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/facility_burst',
  inputs: ['facility_key', 'inacbg_code'],
  label: { id: 'Jauh lebih banyak dari biasanya', en: 'Far more than usual' },
  explanation: {
    id: 'Pada minggu {admit_date} fasilitas ini menagih {inacbg_code} jauh lebih sering daripada pada minggu lain.',
    en: 'In the week of {admit_date} this facility billed {inacbg_code} far more often than in other weeks.',
  },
  followUpQuestions: {
    id: ['Apakah kapasitas tenaga dan alat cukup untuk jumlah layanan itu?', 'Apakah daftar hadir dan rekam medis setiap pasien ada?'],
    en: ['Were staff and equipment enough for that many services?', 'Is there an attendance list and a record of each patient?'],
  },
};
