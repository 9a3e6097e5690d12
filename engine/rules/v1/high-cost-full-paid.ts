import type { Rule } from '../rule.ts';

export const highCostFullPaid: Rule = {
  id: 'high_cost_full_paid',
  modus: { numbers: [7], id: 'Biaya tinggi dibayar penuh', en: 'High cost paid in full' },
  weight: 0.5,
  source: 'RULESET_v1',
  sql: 'rules/v1/high_cost_full_paid',
  inputs: ['amount_claimed', 'amount_paid', 'cost_zscore'],
  label: { id: 'Biaya tinggi, dibayar penuh', en: 'High cost, paid in full' },
  explanation: {
    id: 'Rasio bayar {payment_ratio} dengan z-score biaya {cost_zscore} terhadap kelompok pembanding (n = {peer_n}).',
    en: 'A payment ratio of {payment_ratio} with a cost z-score of {cost_zscore} against the peer group (n = {peer_n}).',
  },
  followUpQuestions: {
    id: [
      'Apakah verifikasi telah memeriksa dasar biaya sebelum klaim dibayar?',
      'Apakah kelompok INA-CBG dan top-up yang dibayar sesuai dengan bukti layanan?',
    ],
    en: [
      'Did verification examine what the cost stands on before the claim was paid?',
      'Do the INA-CBG group and top-ups that were paid match the proof of service?',
    ],
  },
};
