import type { Rule } from '../rule.ts';

export const costAbovePeers: Rule = {
  id: 'cost_above_peers',
  modus: { numbers: [7], id: 'Tagihan membengkak', en: 'Inflated bill' },
  weight: 0.65,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/cost_above_peers',
  inputs: ['amount_claimed'],
  label: { id: 'Biaya jauh di atas klaim serupa', en: 'Cost far above similar claims' },
  explanation: {
    id: 'Biaya tagih {amount_claimed} lebih besar {cost_excess} daripada median {cost_median} dari n = {cost_n} klaim serupa: {cost_cell} yang sama, pada tingkat tarif fasilitasnya.',
    en: 'The {amount_claimed} claimed is {cost_excess} above the median of {cost_median} of n = {cost_n} similar claims: the same {cost_cell}, at the tariff level of its facility.',
  },
  followUpQuestions: {
    id: ['Komponen biaya atau top-up apa yang membuat klaim ini mahal?', 'Apakah pengelompokannya didukung resume medis?'],
    en: ['Which cost component or top-up makes this claim dear?', 'Does the discharge summary support its grouping?'],
  },
};
