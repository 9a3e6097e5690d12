import type { Rule } from '../rule.ts';

export const briefStay: Rule = {
  id: 'brief_stay',
  modus: { id: 'Tagihan fiktif atau tindakan tidak dilakukan (6, 14)', en: 'Phantom billing or not done (6, 14)' },
  weight: 0.45,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/brief_stay',
  inputs: ['los', 'discharge_status'],
  label: { id: 'Rawat inap yang sangat singkat', en: 'Very short inpatient stay' },
  explanation: {
    id: 'Dirawat inap {los} hari dan pulang sehat, jauh lebih singkat daripada rawat inap serupa.',
    en: 'Inpatient for {los} days and discharged well, far shorter than similar stays.',
  },
  followUpQuestions: {
    id: ['Apakah pasien memang perlu rawat inap?', 'Apakah layanan yang ditagihkan sempat diberikan?'],
    en: ['Did the patient need inpatient care at all?', 'Was there time for the services that were billed?'],
  },
};
