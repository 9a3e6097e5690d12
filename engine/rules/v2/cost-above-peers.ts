import type { Rule } from '../rule.ts';

export const costAbovePeers: Rule = {
  id: 'cost_above_peers',
  modus: { id: 'Tagihan membengkak (7)', en: 'Inflated bill (7)' },
  weight: 0.65,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/cost_above_peers',
  inputs: ['amount_claimed'],
  label: { id: 'Biaya jauh di atas klaim serupa', en: 'Cost far above similar claims' },
  explanation: {
    id: 'Biaya tagih {amount_claimed} jauh di atas median klaim serupa: yang dengan INA-CBG, tindakan, atau diagnosis yang sama dalam perawatan yang sama.',
    en: 'The {amount_claimed} claimed is far above the median of similar claims: those of the same INA-CBG, procedure or diagnosis in the same kind of care.',
  },
  followUpQuestions: {
    id: ['Komponen biaya atau top-up apa yang membuat klaim ini mahal?', 'Apakah pengelompokannya didukung resume medis?'],
    en: ['Which cost component or top-up makes this claim dear?', 'Does the discharge summary support its grouping?'],
  },
};
