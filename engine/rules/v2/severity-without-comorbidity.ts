import type { Rule } from '../rule.ts';

export const severityWithoutComorbidity: Rule = {
  id: 'severity_without_comorbidity',
  modus: { numbers: [4], id: 'Upcoding', en: 'Upcoding' },
  weight: 0.4,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/severity_without_comorbidity',
  inputs: ['severity_group'],
  label: { id: 'Keparahan tanpa diagnosis sekunder', en: 'Severity without a secondary diagnosis' },
  explanation: {
    id: 'Tingkat keparahan {severity_group} tanpa diagnosis sekunder.',
    en: 'Severity is {severity_group} without any secondary diagnosis.',
  },
  followUpQuestions: {
    id: ['Diagnosis atau tindakan apa yang menghasilkan tingkat keparahan itu?'],
    en: ['Which diagnosis or procedure leads to that severity?'],
  },
};
