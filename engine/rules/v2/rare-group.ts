import type { Rule } from '../rule.ts';

export const rareGroup: Rule = {
  id: 'rare_group',
  modus: { numbers: [4], id: 'Upcoding', en: 'Upcoding' },
  weight: 0.75,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/rare_group',
  inputs: ['dx_primary_group', 'inacbg_code'],
  label: { id: 'INA-CBG jarang untuk diagnosisnya', en: 'INA-CBG rare for its diagnosis' },
  explanation: {
    id: 'Diagnosis primer {dx_primary_code} jarang dikelompokkan ke {inacbg_code} pada klaim lain.',
    en: 'Other claims with primary diagnosis {dx_primary_code} are seldom grouped to {inacbg_code}.',
  },
  followUpQuestions: {
    id: ['Diagnosis atau tindakan mana yang menghasilkan kode INA-CBG itu?', 'Apakah kaidah koding mendukung diagnosis primer yang dipilih?'],
    en: ['Which diagnosis or procedure leads to that INA-CBG code?', 'Do the coding rules support the primary diagnosis that was chosen?'],
  },
};
