import type { Rule } from '../rule.ts';

export const severityMismatch: Rule = {
  id: 'severity_mismatch',
  modus: { numbers: [4], id: 'Upcoding atau diagnosis tidak sesuai', en: 'Upcoding or unsupported diagnosis' },
  weight: 0.7,
  source: 'RULESET_v1',
  sql: 'rules/v1/severity_mismatch',
  inputs: ['severity_group', 'amount_claimed', 'peer_p90'],
  limit: { of: 'amount_claimed', over: 'peer_p90' },
  label: { id: 'Keparahan tidak sepadan dengan biaya', en: 'Severity does not match cost' },
  explanation: {
    id: 'Tingkat keparahan {severity_group} tetapi biaya tagih {amount_claimed} di atas P90 kelompok pembanding {peer_p90} (n = {peer_n}).',
    en: 'Severity is {severity_group}, yet {amount_claimed} was claimed, above the peer group’s P90 of {peer_p90} (n = {peer_n}).',
  },
  followUpQuestions: {
    id: [
      'Apakah kode diagnosis dan tindakan sesuai dengan resume medis dan hasil penunjang?',
      'Komponen biaya apa yang membuat kasus ringan ini melebihi P90 pembanding?',
    ],
    en: [
      'Do the diagnosis and procedure codes match the discharge summary and test results?',
      'Which cost component takes this mild case above the peers’ P90?',
    ],
  },
};
