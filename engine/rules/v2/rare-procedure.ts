import type { Rule } from '../rule.ts';

export const rareProcedure: Rule = {
  id: 'rare_procedure',
  modus: { numbers: [14, 15], id: 'Tindakan tidak dilakukan atau tanpa indikasi', en: 'Not done or not indicated' },
  weight: 0.7,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/rare_procedure',
  inputs: ['dx_primary_group', 'procedure_codes'],
  label: { id: 'Tindakan jarang untuk diagnosisnya', en: 'Procedure rare for its diagnosis' },
  explanation: {
    id: 'Tindakan {procedure_codes} jarang ada pada klaim lain dengan diagnosis primer {dx_primary_code}.',
    en: 'Procedures {procedure_codes} are rare on other claims with primary diagnosis {dx_primary_code}.',
  },
  followUpQuestions: {
    id: ['Apakah laporan tindakan dan persetujuan pasien ada?', 'Apa indikasi tindakan itu?'],
    en: ['Are there a report of the procedure and the consent of the patient?', 'What was the indication for it?'],
  },
};
