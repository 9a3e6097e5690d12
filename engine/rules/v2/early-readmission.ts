import type { Rule } from '../rule.ts';

export const earlyReadmission: Rule = {
  id: 'early_readmission',
  modus: { numbers: [16], id: 'Rawat ulang', en: 'Readmission' },
  weight: 0.55,
  source: 'RULESET_v2',
  status: 'PENDING',
  sql: 'rules/v2/early_readmission',
  inputs: ['patient_key', 'readmission_gap'],
  label: { id: 'Masuk kembali dalam beberapa hari', en: 'Readmitted within days' },
  explanation: {
    id: 'Peserta masuk rawat inap lagi {readmission_gap} hari setelah keluar dari rawat inap sebelumnya.',
    en: 'The participant was admitted again {readmission_gap} days after the discharge from the stay before.',
  },
  followUpQuestions: {
    id: ['Apakah kedua perawatan itu satu episode yang dipecah?', 'Apakah rawat ulang itu direncanakan?'],
    en: ['Are both stays one episode that was split?', 'Was the readmission planned?'],
  },
};
