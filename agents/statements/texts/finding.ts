import type { Localized } from '#engine';

/** The words of a finding: what a claim is told by in one paragraph. Braces name evidence, or a part of these. */
export const subjects = {
  full: { id: 'Klaim {claim.claim_id} ({details})', en: 'Claim {claim.claim_id} ({details})' },
  brief: { id: 'Klaim {claim.claim_id}', en: 'Claim {claim.claim_id}' },
  bare: { id: 'Klaim ini', en: 'This claim' },
} as const satisfies Record<string, Localized>;

/** The same of a simulated claim, which is never told of without saying so. */
export const simulatedSubjects = {
  full: { id: 'Klaim simulasi {claim.claim_id} ({details})', en: 'Simulated claim {claim.claim_id} ({details})' },
  brief: { id: 'Klaim simulasi {claim.claim_id}', en: 'Simulated claim {claim.claim_id}' },
  bare: { id: 'Klaim simulasi ini', en: 'This simulated claim' },
} as const satisfies Record<string, Localized>;

export const details = {
  inpatient: { id: 'rawat inap {claim.los} hari', en: 'inpatient, {claim.los} days' },
  outpatient: { id: 'rawat jalan', en: 'outpatient' },
  diagnosis: { id: 'diagnosis primer {claim.dx_primary_code}', en: 'primary diagnosis {claim.dx_primary_code}' },
  facilityName: { id: '{claim.facility_name}', en: '{claim.facility_name}' },
  facilityKey: { id: 'fasilitas {claim.facility_key}', en: 'facility {claim.facility_key}' },
} as const satisfies Record<string, Localized>;

/** What stands out, after the claim that it is said of. */
export const predicates = {
  above: { id: '{claim} ditagih {claim.amount_claimed}, yaitu {difference}{share} di atas P90 pembandingnya, {claim.peer_p90}.', en: '{claim} bills {claim.amount_claimed}, which is {difference}{share} above its peers’ P90 of {claim.peer_p90}.' },
  repeats: { id: '{claim} ditagih {claim.amount_claimed} dan berulang dengan klaim {claim.duplicate_claim_ids}.', en: '{claim} bills {claim.amount_claimed} and repeats claim {claim.duplicate_claim_ids}.' },
  flagged: { id: '{claim} ditagih {claim.amount_claimed} dan ditandai {rules}.', en: '{claim} bills {claim.amount_claimed} and is flagged {rules}.' },
  unusual: { id: '{claim} ditagih {claim.amount_claimed} dan tidak lazim bagi model anomali (skor {claim.ml_score_normalized}).', en: '{claim} bills {claim.amount_claimed} and is unusual to the anomaly model (score {claim.ml_score_normalized}).' },
  within: { id: '{claim} ditagih {claim.amount_claimed}, tidak melebihi P90 pembandingnya, {claim.peer_p90}.', en: '{claim} bills {claim.amount_claimed}, no more than its peers’ P90 of {claim.peer_p90}.' },
  alone: { id: '{claim} ditagih {claim.amount_claimed}; tidak ada kelompok pembanding yang cukup besar untuk membandingkannya.', en: '{claim} bills {claim.amount_claimed}; no peer group is large enough to compare it with.' },
} as const satisfies Record<string, Localized>;

export const findingTexts = {
  within: { id: 'Biaya itu tidak melebihi P90 pembandingnya, {claim.peer_p90}.', en: 'That amount is no more than its peers’ P90 of {claim.peer_p90}.' },
  alone: { id: 'Tidak ada kelompok pembanding yang cukup besar untuk membandingkan biayanya.', en: 'No peer group is large enough to compare the amount with.' },
  strength: { id: 'Pembandingnya n = {claim.peer_n} klaim lain dengan {level} yang sama (tingkat {claim.peer_level}){weak}.', en: 'Its peers are n = {claim.peer_n} other claims of the same {level} (level {claim.peer_level}){weak}.' },
  strengthBrief: { id: 'Pembandingnya n = {claim.peer_n} klaim lain (tingkat {claim.peer_level}){weak}.', en: 'Its peers are n = {claim.peer_n} other claims (level {claim.peer_level}){weak}.' },
  ruleActive: { id: 'Indikasi yang aktif: {rules}.', en: 'Active indication: {rules}.' },
  rulesActive: { id: 'Indikasi yang aktif: {rules}.', en: 'Active indications: {rules}.' },
  /** Why a claim is flagged: what weighs most in full, the others shortly. */
  heaviest: { id: 'Yang terberat pada klaim ini adalah indikasi “{label}”: {explanation}', en: 'What weighs most on this claim is the indication “{label}”: {explanation}' },
  only: { id: 'Klaim ini ditandai “{label}”: {explanation}', en: 'This claim is flagged “{label}”: {explanation}' },
  besides: { id: 'Klaim ini juga ditandai {rules}.', en: 'It is also flagged {rules}.' },
  noneActive: { id: 'Tidak ada indikasi yang aktif.', en: 'No indication is active.' },
  snoozed: { id: 'Terpenuhi tetapi ditunda: {rules}.', en: 'Holding but snoozed: {rules}.' },
  snoozedUntil: { id: ' (sampai {until})', en: ' (until {until})' },
  notEvaluated: { id: 'Tidak dapat dievaluasi: {rules}.', en: 'Could not be evaluated: {rules}.' },
  lacking: { id: ' (tanpa {inputs})', en: ' (lacking {inputs})' },
  nothing: { id: 'Tidak ada yang menonjol dan tidak ada indikasi yang aktif.', en: 'Nothing stands out and no indication is active.' },
  nothingPartly: { id: 'Dari yang dapat diperiksa, tidak ada yang menonjol dan tidak ada indikasi yang aktif.', en: 'Of what could be checked, nothing stands out and no indication is active.' },
  exact: { id: 'Tagihan itu persis {parts}{without}.', en: 'The bill is exactly {parts}{without}.' },
  exactHigh: { id: 'Tagihan itu persis {parts}{without}: tingginya berasal dari pengelompokan (diagnosis, tindakan, keparahan), bukan dari rincian biaya.', en: 'The bill is exactly {parts}{without}: its height comes from the grouping (diagnoses, procedures, severity), not from cost items.' },
  exactGrouping: { id: 'Tagihan itu persis {parts}: tingginya berasal dari pengelompokan (diagnosis, tindakan, keparahan) dan top-up, bukan dari rincian biaya.', en: 'The bill is exactly {parts}: its height comes from the grouping (diagnoses, procedures, severity) and the top-ups, not from cost items.' },
  exactTopup: { id: 'Tagihan itu persis {parts}; tarif itu sendiri tidak melebihi P90 pembandingnya: tingginya berasal dari top-up, bukan dari rincian biaya.', en: 'The bill is exactly {parts}; that tariff alone is no more than the peers’ P90: its height comes from the top-ups, not from cost items.' },
  exactBrief: { id: 'Tagihan itu persis tarif INA-CBG dan top-up: tingginya berasal dari pengelompokan atau top-up.', en: 'The bill is exactly tariff and top-ups: its height comes from the grouping or the top-ups.' },
  above: { id: 'Tagihan itu {difference} lebih tinggi daripada {parts}{without}.', en: 'The bill is {difference} more than {parts}{without}.' },
  below: { id: 'Tagihan itu {difference} lebih rendah daripada {parts}{without}.', en: 'The bill is {difference} less than {parts}{without}.' },
  unknown: { id: 'Susunan tagihan tidak dapat diperiksa: {missing} tidak ada dalam data.', en: 'What the bill consists of cannot be checked: {missing} is not in the data.' },
  question: { id: 'Yang pertama perlu ditanyakan kepada rumah sakit: {question}', en: 'First to ask the hospital: {question}' },
  noScope: { id: 'Ini bukan putusan atas klaim.', en: 'This is not a decision on the claim.' },
  scope: { id: 'Ini indikasi untuk ditelaah, bukan putusan.', en: 'This is an indication to review, not a decision.' },
} as const satisfies Record<string, Localized>;

/** What of the claim an active rule stands on, in a few words. */
export const ruleDetails: Readonly<Record<string, Localized>> = {
  short_stay_high_cost: { id: 'lama rawat {claim.los} hari', en: 'a stay of {claim.los} days' },
  severity_mismatch: { id: 'keparahan {claim.severity_group}', en: 'severity {claim.severity_group}' },
  duplicate_pattern: { id: 'berulang dengan {claim.duplicate_claim_ids}', en: 'repeats {claim.duplicate_claim_ids}' },
  same_day_visits: { id: '{claim.same_day_claim_count} klaim lain pada hari yang sama', en: '{claim.same_day_claim_count} other claims on the same day' },
  overlapping_stays: { id: '{claim.overlapping_claim_count} klaim lain yang waktunya bertumpang tindih', en: 'overlaps {claim.overlapping_claim_count} other claims' },
  early_readmission: { id: '{claim.readmission_gap} hari setelah rawat inap sebelumnya', en: '{claim.readmission_gap} days after the stay before' },
  prolonged_stay: { id: 'lama rawat {claim.los} hari', en: 'a stay of {claim.los} days' },
  brief_stay: { id: 'lama rawat {claim.los} hari', en: 'a stay of {claim.los} days' },
  severity_without_comorbidity: { id: 'keparahan {claim.severity_group}', en: 'severity {claim.severity_group}' },
  cost_above_peers: { id: '{claim.cost_excess} di atas median {claim.cost_n} klaim serupa', en: '{claim.cost_excess} above the median of {claim.cost_n} similar claims' },
  facility_burst: { id: '{claim.inacbg_code} pada minggu {claim.admit_date}', en: '{claim.inacbg_code} in the week of {claim.admit_date}' },
  rare_procedure: { id: 'tindakan {claim.procedure_codes}', en: 'procedures {claim.procedure_codes}' },
  rare_group: { id: '{claim.inacbg_code}', en: '{claim.inacbg_code}' },
  high_cost_full_paid: { id: 'dibayar {claim.payment_ratio}, z-score {claim.cost_zscore}', en: 'paid {claim.payment_ratio}, z-score {claim.cost_zscore}' },
};

/** How a sentence hangs on the one before it. */
export const connectives = {
  addition: { id: 'Selain itu,', en: 'Besides,' },
  contrast: { id: 'Namun,', en: 'Yet' },
} as const satisfies Record<string, Localized>;
export type Connection = keyof typeof connectives;
