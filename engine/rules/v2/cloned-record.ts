import type { Rule } from '../rule.ts';

export const clonedRecord: Rule = {
  id: 'cloned_record',
  modus: { numbers: [5], id: 'Kloning klaim', en: 'Cloned claims' },
  weight: 0.95,
  source: 'RULESET_v2',
  status: 'HEURISTIC',
  sql: 'rules/v2/cloned_record',
  inputs: ['dx_primary_code', 'dx_secondary_codes', 'procedure_codes', 'facility_key'],
  label: { id: 'Rekaman yang sama berulang', en: 'The same record again and again' },
  explanation: {
    id: 'Beberapa klaim lain fasilitas ini mempunyai diagnosis primer {dx_primary_code}, diagnosis sekunder {dx_secondary_codes}, dan tindakan {procedure_codes} yang sama persis, lebih banyak daripada yang diharapkan.',
    en: 'Several other claims of this facility have exactly the same primary diagnosis {dx_primary_code}, secondary diagnoses {dx_secondary_codes} and procedures {procedure_codes}, more of them than expected.',
  },
  followUpQuestions: {
    id: ['Apakah resume medis peserta-peserta itu berbeda dalam anamnesis, pemeriksaan, dan hasil penunjang?', 'Siapa yang menulis rekaman itu, dan kapan?'],
    en: ['Do the discharge summaries of these participants differ in history, examination and test results?', 'Who wrote these records, and when?'],
  },
};
