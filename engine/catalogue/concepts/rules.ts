import type { Localized } from '../../language.ts';
import { knownRules } from '../../rules/rulesets.ts';
import { rulesetV2 } from '../../rules/v2/index.ts';
import { formatNumber } from '../../figures/format.ts';
import type { Concept } from '../concept.ts';

interface RuleText {
  readonly synonyms: readonly string[];
  readonly definition: Localized;
  readonly fields: readonly string[];
}

const { least_nats: nats = 0, material_amount: rupiah = 0, material_share: share = 0, material_days: days = 0, readmission_days: readmission = 0 } = rulesetV2.parameters;
const inRupiah = { id: formatNumber(rupiah, 'id'), en: formatNumber(rupiah, 'en') };

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
      id: 'Aktif bila peserta yang sama mempunyai klaim lain dengan diagnosis primer dan tindakan yang sama, masuk paling jauh 3 hari sebelum atau sesudahnya. Terapi yang memang ditagihkan per kunjungan, seperti dialisis, tidak dihitung; hanya RULESET_v1 menghitungnya juga. Bobotnya {weight}.',
      en: 'Active where the same participant has another claim with the same primary diagnosis and procedures, admitted at most 3 days before or after. Therapies billed per visit, such as dialysis, do not count; RULESET_v1 alone counts them too. Its weight is {weight}.',
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
  cost_above_peers: {
    synonyms: ['cost_above_peers', 'biaya di atas klaim serupa', 'cost above peers'],
    definition: {
      id: `Aktif bila biaya tagih jauh di atas median klaim serupa: yang dengan INA-CBG, tindakan, atau diagnosis yang sama dalam perawatan yang sama, mana yang paling seragam di antara yang berisi sekurang-kurangnya 20 klaim lain. Selisihnya sekurang-kurangnya Rp ${inRupiah.id} dan ${100 * share} persen median, dan sekurang-kurangnya sebesar ${nats} nat. Bobotnya {weight}.`,
      en: `Active where the amount claimed is far above the median of similar claims: those of the same INA-CBG, procedure or diagnosis in the same kind of care, whichever are most alike among those with at least 20 other claims. The difference is at least Rp ${inRupiah.en} and ${100 * share} per cent of the median, and worth ${nats} nats. Its weight is {weight}.`,
    },
    fields: ['amount_claimed', 'inacbg_code', 'procedure_codes', 'dx_primary_code'],
  },
  prolonged_stay: {
    synonyms: ['lama rawat jauh di atas klaim serupa'],
    definition: {
      id: `Aktif bila rawat inap sekurang-kurangnya ${days} hari lebih lama daripada median rawat inap dengan diagnosis dan keparahan yang sama, dan selisih itu mengherankan, sekurang-kurangnya ${nats} nat. Bobotnya {weight}.`,
      en: `Active where an inpatient stay is at least ${days} days longer than the median of stays of the same diagnosis and severity, and surprisingly so, by at least ${nats} nats. Its weight is {weight}.`,
    },
    fields: ['los', 'dx_primary_code', 'severity_group'],
  },
  brief_stay: {
    synonyms: ['brief_stay', 'rawat inap sangat singkat', 'very short stay'],
    definition: {
      id: 'Aktif bila peserta pulang sehat dari rawat inap yang jauh lebih singkat daripada rawat inap dengan diagnosis dan keparahan yang sama. Bobotnya {weight}.',
      en: 'Active where the participant left well from a stay far shorter than those of the same diagnosis and severity. Its weight is {weight}.',
    },
    fields: ['los', 'discharge_status', 'dx_primary_code'],
  },
  rare_procedure: {
    synonyms: ['rare_procedure', 'tindakan jarang', 'rare procedure'],
    definition: {
      id: 'Aktif bila tindakan pertama, atau tidak adanya tindakan, jarang ada pada klaim lain dengan diagnosis yang sama. Bobotnya {weight}.',
      en: 'Active where the first procedure, or having none, is rare among other claims of the diagnosis. Its weight is {weight}.',
    },
    fields: ['procedure_codes', 'dx_primary_code'],
  },
  rare_group: {
    synonyms: ['rare_group', 'ina-cbg jarang', 'rare ina-cbg'],
    definition: {
      id: 'Aktif bila klaim lain dengan diagnosis yang sama jarang dikelompokkan ke INA-CBG itu. Bobotnya {weight}.',
      en: 'Active where other claims of the diagnosis are seldom grouped to that INA-CBG. Its weight is {weight}.',
    },
    fields: ['inacbg_code', 'dx_primary_code'],
  },
  cloned_record: {
    synonyms: ['cloned_record', 'rekaman kembar', 'cloned record'],
    definition: {
      id: 'Aktif bila klaim dengan sekurang-kurangnya dua diagnosis sekunder mempunyai rekaman yang sama persis dengan klaim peserta lain di fasilitas itu, lebih sering daripada yang diharapkan. Bobotnya {weight}.',
      en: 'Active where a claim of two secondary diagnoses or more has exactly the record of other participants of the facility, more often than expected. Its weight is {weight}.',
    },
    fields: ['dx_primary_code', 'dx_secondary_codes', 'procedure_codes', 'facility_key'],
  },
  facility_burst: {
    synonyms: ['facility_burst', 'lonjakan klaim', 'claim burst'],
    definition: {
      id: 'Aktif bila pada minggu klaim itu fasilitasnya menagih INA-CBG yang sama jauh lebih sering daripada pada minggu-minggu lain. Bobotnya {weight}.',
      en: 'Active where in the week of the claim its facility billed the same INA-CBG far more often than in other weeks. Its weight is {weight}.',
    },
    fields: ['facility_key', 'inacbg_code', 'admit_date'],
  },
  overlapping_stays: {
    synonyms: ['overlapping_stays', 'perawatan tumpang tindih', 'overlapping stays'],
    definition: {
      id: 'Aktif bila waktu klaim bertumpang tindih dengan klaim lain peserta yang sama, dan bukan terapi yang ditagihkan per kunjungan. Bobotnya {weight}.',
      en: 'Active where the claim overlaps in time with another claim of the participant, and is no therapy billed per visit. Its weight is {weight}.',
    },
    fields: ['overlapping_claim_count', 'admit_date', 'discharge_date'],
  },
  same_day_visits: {
    synonyms: ['same_day_visits', 'kunjungan pada hari yang sama', 'same-day visits'],
    definition: {
      id: 'Aktif bila peserta mempunyai klaim rawat jalan lain pada hari yang sama: menurut PMK 26/2021 itu satu episode. Terapi yang ditagihkan per kunjungan tidak dihitung. Bobotnya {weight}.',
      en: 'Active where the participant has another outpatient claim on the same day: by PMK 26/2021 that is one episode. Therapies billed per visit do not count. Its weight is {weight}.',
    },
    fields: ['same_day_claim_count', 'admit_date'],
  },
  early_readmission: {
    synonyms: ['early_readmission', 'rawat ulang dini', 'early readmission'],
    definition: {
      id: `Aktif bila peserta masuk rawat inap lagi paling lama ${readmission} hari setelah keluar dari rawat inap sebelumnya, bukan untuk terapi. Batas harinya dapat diatur: bunyi peraturannya belum ditemukan. Bobotnya {weight}.`,
      en: `Active where the participant is inpatient again at most ${readmission} days after the discharge before, not for therapy. The limit can be set: the exact legal text was not found. Its weight is {weight}.`,
    },
    fields: ['readmission_gap'],
  },
  severity_without_comorbidity: {
    synonyms: ['severity_without_comorbidity', 'keparahan tanpa penyerta', 'severity without comorbidity'],
    definition: {
      id: 'Aktif bila tingkat keparahan II atau III tetapi klaim tidak mempunyai diagnosis sekunder. Bobotnya {weight}.',
      en: 'Active where the severity level is II or III, yet the claim has no secondary diagnosis. Its weight is {weight}.',
    },
    fields: ['severity_group', 'comorbidity_count'],
  },
};

/** One for each rule of the rulesets. */
export const ruleConcepts: readonly Concept[] = knownRules.map(({ id, label, sql, explanation, inputs }) => {
  const { synonyms, definition, fields } = texts[id] ?? { synonyms: [], definition: explanation, fields: inputs };
  return { id: `rule_${id}`, label, synonyms, definition, figures: ['weight'], fields, rule: id, source: `sql/${sql}.sql` };
});
