import type { Rule } from '../rule.ts';

export const prolongedStay: Rule = {
  id: 'prolonged_stay',
  modus: { numbers: [12], id: 'Perawatan diperpanjang', en: 'Prolonged stay' },
  weight: 0.5,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/prolonged_stay',
  inputs: ['los'],
  label: { id: 'Lama rawat jauh di atas klaim serupa', en: 'Stay far longer than of similar claims' },
  explanation: {
    id: 'Lama rawat {los} hari, {stay_excess} hari di atas median {stay_median} hari dari n = {stay_n} rawat inap serupa: {stay_cell} yang sama.',
    en: 'A stay of {los} days, {stay_excess} days above the median of {stay_median} days of n = {stay_n} similar stays: the same {stay_cell}.',
  },
  followUpQuestions: {
    id: ['Apa alasan medis untuk setiap hari perawatan?', 'Mengapa pasien tidak dipulangkan lebih awal?'],
    en: ['What is the medical reason for each day?', 'Why was the patient not discharged earlier?'],
  },
};
