import type { Rule } from '../rule.ts';

export const shortStayHighCost: Rule = {
  id: 'short_stay_high_cost',
  modus: { numbers: [6, 7], id: 'Layanan singkat berbiaya tinggi', en: 'Short service at high cost' },
  weight: 0.8,
  source: 'RULESET_v1',
  sql: 'rules/v1/short_stay_high_cost',
  inputs: ['los', 'amount_claimed', 'peer_p90'],
  limit: { of: 'amount_claimed', over: 'peer_p90' },
  label: { id: 'Lama rawat singkat, biaya tinggi', en: 'Short stay, high cost' },
  explanation: {
    id: 'Lama rawat {los} hari dengan biaya tagih {amount_claimed}, di atas P90 kelompok pembanding {peer_p90} (n = {peer_n}).',
    en: 'A stay of {los} days with {amount_claimed} claimed, above the peer group’s P90 of {peer_p90} (n = {peer_n}).',
  },
  followUpQuestions: {
    id: [
      'Apakah resume medis mendukung layanan yang ditagihkan untuk lama rawat tersebut?',
      'Tindakan atau top-up apa yang menjelaskan biaya di atas kelompok pembanding?',
    ],
    en: [
      'Does the discharge summary support the services billed for a stay of that length?',
      'Which procedure or top-up explains a cost above the peer group?',
    ],
  },
};
