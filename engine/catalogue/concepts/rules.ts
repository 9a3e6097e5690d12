import type { Localized } from '../../language.ts';
import { knownRules } from '../../rules/rulesets.ts';
import type { Concept } from '../concept.ts';

interface RuleText {
  readonly synonyms: readonly string[];
  readonly definition: Localized;
  readonly fields: readonly string[];
}

/** When a rule is active, in words. Its weight is the ruleset's. */
const texts: Readonly<Record<string, RuleText>> = {
  short_stay_high_cost: {
    synonyms: ['short_stay_high_cost', 'rawat singkat biaya tinggi', 'lama rawat singkat'],
    definition: {
      id: 'Aktif bila lama rawat paling banyak 1 hari dan biaya tagih di atas P90 kelompok pembanding; rawat jalan termasuk, dan di sana artinya hanya “di atas P90” karena lama rawatnya selalu 0. Bobotnya {weight}.',
      en: 'Active where the stay is at most 1 day and the amount claimed is above the P90 of the peer group; outpatient visits are included, and there it only means “above the P90”, since their stay is always 0. Its weight is {weight}.',
    },
    fields: ['los', 'amount_claimed', 'peer_p90'],
  },
  severity_mismatch: {
    synonyms: ['severity_mismatch', 'keparahan tidak sepadan', 'severity mismatch'],
    definition: {
      id: 'Aktif bila tingkat keparahan ringan tetapi biaya tagih di atas P90 kelompok pembanding. Bobotnya {weight}.',
      en: 'Active where severity is mild, yet the amount claimed is above the P90 of the peer group. Its weight is {weight}.',
    },
    fields: ['severity_group', 'amount_claimed', 'peer_p90'],
  },
  duplicate_pattern: {
    synonyms: ['duplicate_pattern', 'klaim ganda', 'klaim berulang', 'duplikat', 'duplicate pattern'],
    definition: {
      id: 'Aktif bila peserta yang sama mempunyai klaim lain dengan diagnosis primer dan tindakan yang sama, masuk paling jauh 3 hari sebelum atau sesudahnya. Terapi yang memang ditagihkan per kunjungan, seperti dialisis, dapat memicunya. Bobotnya {weight}.',
      en: 'Active where the same participant has another claim with the same primary diagnosis and procedures, admitted at most 3 days before or after. Therapies billed per visit, such as dialysis, can trigger it. Its weight is {weight}.',
    },
    fields: ['duplicate_pattern', 'duplicate_claim_ids', 'dx_primary_code', 'procedure_codes', 'admit_date'],
  },
  high_cost_full_paid: {
    synonyms: ['high_cost_full_paid', 'biaya tinggi dibayar penuh'],
    definition: {
      id: 'Aktif bila sekurang-kurangnya 95 persen biaya tagih dibayar sedangkan z-score biayanya lebih dari 2. Bobotnya {weight}.',
      en: 'Active where at least 95 per cent of the amount claimed was paid while the cost z-score is above 2. Its weight is {weight}.',
    },
    fields: ['amount_claimed', 'amount_paid', 'payment_ratio', 'cost_zscore'],
  },
};

/** One for each rule of the rulesets. */
export const ruleConcepts: readonly Concept[] = knownRules.map(({ id, label, sql, explanation, inputs }) => {
  const { synonyms, definition, fields } = texts[id] ?? { synonyms: [], definition: explanation, fields: inputs };
  return { id: `rule_${id}`, label, synonyms, definition, figures: ['weight'], fields, rule: id, source: `sql/${sql}.sql` };
});
