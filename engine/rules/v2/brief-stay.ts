import type { Rule } from '../rule.ts';

export const briefStay: Rule = {
  id: 'brief_stay',
  modus: { numbers: [6, 14], id: 'Tagihan fiktif atau tindakan tidak dilakukan', en: 'Phantom billing or not done' },
  weight: 0.45,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/brief_stay',
  inputs: ['los', 'discharge_status'],
  label: { id: 'Rawat inap yang sangat singkat', en: 'Very short inpatient stay' },
  explanation: {
    id: 'Dirawat inap {los} hari dan pulang sehat, {stay_shortfall} hari di bawah median {stay_median} hari dari n = {stay_n} rawat inap serupa: {stay_cell} yang sama.',
    en: 'Inpatient for {los} days and discharged well, {stay_shortfall} days below the median of {stay_median} days of n = {stay_n} similar stays: the same {stay_cell}.',
  },
  followUpQuestions: {
    id: ['Apakah pasien memang perlu rawat inap?', 'Apakah layanan yang ditagihkan sempat diberikan?'],
    en: ['Did the patient need inpatient care at all?', 'Was there time for the services that were billed?'],
  },
};
