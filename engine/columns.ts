/**
 * The columns of `claims_normalized` and `claims_scored`: the one place that says what each holds.
 * docs/data.md is generated from it, the exports and the snapshot checks are driven by it.
 */
export interface Column {
  readonly name: string;
  /** DuckDB type. */
  readonly type: string;
  /** Raw FKRTL columns, or how the value is made. */
  readonly source: string;
  readonly unit?: string;
  readonly meaning: string;
  /** Never NULL. */
  readonly required?: true;
  /** Left out of every export and table that a person sees. */
  readonly isPrivate?: true;
  /** Made from other claims of the patient: a reader whose scope names provinces gets it only where `is_history_local`. */
  readonly restsOnOthers?: true;
}

export const claimColumns: readonly Column[] = [
  { name: 'claim_no', type: 'INTEGER', source: 'order of (file, record) over the run', meaning: 'number of the claim within its run, with gaps where records were quarantined; joins the narrow tables', required: true },
  { name: 'claim_id', type: 'VARCHAR', source: 'FKL02', meaning: 'visit id, the key of a claim', required: true },
  { name: 'patient_key', type: 'VARCHAR', source: 'PSTV01, salted SHA-256', meaning: 'same person, same key, within one salt', isPrivate: true },
  { name: 'family_key', type: 'VARCHAR', source: 'PSTV02, salted SHA-256', meaning: 'same family, same key, within one salt', isPrivate: true },
  { name: 'sample_weight', type: 'DOUBLE', source: 'PSTV15', meaning: 'weight of the participant in the official sample' },
  { name: 'patient_sex', type: 'VARCHAR', source: 'PSTV05 of the membership file', meaning: 'Laki-laki or Perempuan' },
  { name: 'patient_age', type: 'SMALLINT', source: 'PSTV03 of the membership file, FKL03', unit: 'years', meaning: 'age on the day of admission' },
  { name: 'facility_key', type: 'VARCHAR', source: 'FKL02 without its last 11 characters', meaning: 'pseudonymous code of the facility' },
  { name: 'is_facility_ambiguous', type: 'BOOLEAN', source: 'FKL02, FKL05–FKL09', meaning: 'the key occurs with more than one set of attributes', required: true },
  { name: 'facility_name', type: 'VARCHAR', source: 'reference list of hospitals', meaning: 'name, only where exactly one listed hospital fits; candidates are in `facilities`' },
  { name: 'facility_ownership', type: 'VARCHAR', source: 'FKL07', meaning: 'owner of the facility' },
  { name: 'facility_kind', type: 'VARCHAR', source: 'FKL08', meaning: 'hospital or clinic' },
  { name: 'facility_class', type: 'VARCHAR', source: 'FKL09', meaning: 'class or type of the facility' },
  { name: 'province_code', type: 'VARCHAR', source: 'FKL05', meaning: 'BPS code of the facility’s province' },
  { name: 'province_name', type: 'VARCHAR', source: 'FKL05', meaning: 'province of the facility' },
  { name: 'district_code', type: 'VARCHAR', source: 'FKL06', meaning: 'BPS code of the facility’s district' },
  { name: 'district_name', type: 'VARCHAR', source: 'reference list of districts', meaning: 'district of the facility' },
  { name: 'admit_date', type: 'DATE', source: 'FKL03', meaning: 'day of admission or visit', required: true },
  { name: 'discharge_date', type: 'DATE', source: 'FKL04', meaning: 'day of discharge', required: true },
  { name: 'los', type: 'INTEGER', source: 'FKL04 − FKL03', unit: 'days', meaning: 'length of stay', required: true },
  { name: 'service_type', type: 'VARCHAR', source: 'FKL10', meaning: 'RJTL (outpatient) or RITL (inpatient)' },
  { name: 'clinic_name', type: 'VARCHAR', source: 'FKL11', meaning: 'clinic visited; NULL where it was none, as for inpatients' },
  { name: 'severity_group', type: 'VARCHAR', source: 'suffix of FKL19, else FKL23', meaning: 'rawat jalan, ringan, sedang or berat' },
  { name: 'segment', type: 'VARCHAR', source: 'FKL12', meaning: 'segment of participation at the visit' },
  { name: 'entitlement_class', type: 'VARCHAR', source: 'FKL13', meaning: 'class the participant is entitled to' },
  { name: 'discharge_status', type: 'VARCHAR', source: 'FKL14', meaning: 'how the patient left' },
  { name: 'dx_admission_code', type: 'VARCHAR', source: 'FKL16', meaning: 'ICD-10 code on admission' },
  { name: 'dx_primary_group', type: 'VARCHAR', source: 'FKL17A, else the first 3 characters of FKL18', meaning: 'primary diagnosis, 3-character ICD-10' },
  { name: 'dx_primary_code', type: 'VARCHAR', source: 'FKL18, dot removed', meaning: 'primary diagnosis, full ICD-10 code' },
  { name: 'dx_primary_label', type: 'VARCHAR', source: 'FKL18A, else the reference list', meaning: 'name of the primary diagnosis' },
  { name: 'dx_secondary_codes', type: 'VARCHAR[]', source: 'FKL24 of the secondary diagnosis file', meaning: 'secondary diagnoses, in code order', required: true },
  { name: 'dx_secondary_labels', type: 'VARCHAR[]', source: 'FKL24B, else the reference list', meaning: 'names, in the order of the codes', required: true },
  { name: 'comorbidity_count', type: 'INTEGER', source: 'FKL24', unit: 'diagnoses', meaning: 'number of distinct secondary diagnoses', required: true },
  { name: 'inacbg_code', type: 'VARCHAR', source: 'FKL19', meaning: 'INA-CBG code' },
  { name: 'inacbg_label', type: 'VARCHAR', source: 'FKL19A, else the reference list', meaning: 'name of the INA-CBG' },
  { name: 'inacbg_group', type: 'VARCHAR', source: 'FKL19, first part', meaning: 'casemix main group, A–Z' },
  { name: 'inacbg_case_type', type: 'TINYINT', source: 'FKL19, second part', meaning: 'case type 1–9' },
  { name: 'inacbg_number', type: 'SMALLINT', source: 'FKL19, third part', meaning: 'number within group and type' },
  { name: 'inacbg_severity', type: 'VARCHAR', source: 'FKL19, suffix', meaning: '0 outpatient, I, II or III' },
  { name: 'procedure_codes', type: 'VARCHAR[]', source: 'FKL30', meaning: 'ICD-9-CM codes, as listed', required: true },
  { name: 'procedure_labels', type: 'VARCHAR[]', source: 'FKL30, else the reference list', meaning: 'names, in the order of the codes', required: true },
  { name: 'tariff_region', type: 'TINYINT', source: 'FKL31', meaning: 'INA-CBG tariff region 1–5' },
  { name: 'tariff_amount', type: 'BIGINT', source: 'FKL32', unit: 'rupiah', meaning: 'INA-CBG tariff' },
  { name: 'topup_codes', type: 'VARCHAR[]', source: 'FKL33, FKL35, FKL38, FKL41, FKL44', meaning: 'codes of the special groups claimed', required: true },
  { name: 'topup_sa_amount', type: 'BIGINT', source: 'FKL34', unit: 'rupiah', meaning: 'special sub-acute top-up', required: true },
  { name: 'topup_sp_amount', type: 'BIGINT', source: 'FKL37', unit: 'rupiah', meaning: 'special procedure top-up', required: true },
  { name: 'topup_rr_amount', type: 'BIGINT', source: 'FKL40', unit: 'rupiah', meaning: 'special prosthesis top-up', required: true },
  { name: 'topup_si_amount', type: 'BIGINT', source: 'FKL43', unit: 'rupiah', meaning: 'special investigation top-up', required: true },
  { name: 'topup_sd_amount', type: 'BIGINT', source: 'FKL46', unit: 'rupiah', meaning: 'special drug top-up', required: true },
  { name: 'topup_amount', type: 'BIGINT', source: 'FKL34 + FKL37 + FKL40 + FKL43 + FKL46', unit: 'rupiah', meaning: 'all top-ups', required: true },
  { name: 'amount_claimed', type: 'BIGINT', source: 'FKL47', unit: 'rupiah', meaning: 'amount billed', required: true },
  { name: 'amount_paid', type: 'BIGINT', source: 'FKL48', unit: 'rupiah', meaning: 'amount after verification; NULL where not given' },
  { name: 'amount_gap', type: 'BIGINT', source: 'FKL47 − FKL48', unit: 'rupiah', meaning: 'billed less paid' },
  { name: 'payment_ratio', type: 'DOUBLE', source: 'FKL48 / FKL47', meaning: 'share of the bill that was paid, 6 decimals' },
  { name: 'peer_level', type: 'TINYINT', source: 'ladder of peer groups', meaning: '1 dx × severity × class × province … 5 severity; NULL where no level has 30 others' },
  { name: 'peer_key', type: 'VARCHAR', source: 'key of the level used', meaning: 'the peer group, parts joined by |' },
  { name: 'peer_n', type: 'INTEGER', source: 'peer group without the claim', unit: 'claims', meaning: 'number of other claims compared with' },
  { name: 'peer_mean', type: 'DECIMAL(18,2)', source: 'amount_claimed of the peers', unit: 'rupiah', meaning: 'mean' },
  { name: 'peer_p90', type: 'DECIMAL(18,1)', source: 'amount_claimed of the peers', unit: 'rupiah', meaning: '90th percentile (R-7, as numpy and pandas)' },
  { name: 'peer_std', type: 'DECIMAL(18,2)', source: 'amount_claimed of the peers', unit: 'rupiah', meaning: 'sample standard deviation' },
  { name: 'cost_zscore', type: 'DOUBLE', source: '(amount_claimed − mean) / standard deviation', meaning: 'distance from the peers, 6 decimals; NULL where peers do not differ' },
  { name: 'duplicate_pattern', type: 'BOOLEAN', source: 'patient_key, dx_primary_code, procedures, admit_date', meaning: 'another claim of the patient with the same diagnosis and procedures within 3 days', required: true },
  { name: 'duplicate_claim_ids', type: 'VARCHAR[]', source: 'as above', meaning: 'those other claims, by admission and id, the 50 nearest at most', required: true },
  { name: 'previous_claim_id', type: 'VARCHAR', source: 'patient_key, admit_date, claim_id', meaning: 'the patient’s claim just before in the order of admission, then of id; NULL where none is', restsOnOthers: true },
  { name: 'days_since_previous_claim', type: 'INTEGER', source: 'admit_date of previous_claim_id', unit: 'days', meaning: 'from that admission to this one; 0 on the same day', restsOnOthers: true },
  { name: 'days_since_previous_discharge', type: 'INTEGER', source: 'discharge_date of the claims before', unit: 'days', meaning: 'to this admission from the latest discharge, on or before it, among the patient’s claims before this one in that order; NULL where none is', restsOnOthers: true },
  { name: 'readmission_gap', type: 'INTEGER', source: 'as above, of RITL claims only', unit: 'days', meaning: 'of an inpatient claim: to this admission from the latest discharge, on or before it, among the patient’s inpatient claims before; NULL where none is, and of every claim that is not RITL', restsOnOthers: true },
  { name: 'same_day_claim_count', type: 'INTEGER', source: 'patient_key, admit_date', unit: 'claims', meaning: 'other claims of the patient admitted on the same day; NULL only where no patient is known, as all counts of other claims', restsOnOthers: true },
  { name: 'claim_count_30_days_before', type: 'INTEGER', source: 'patient_key, admit_date', unit: 'claims', meaning: 'claims of the patient admitted 1 to 30 days before this admission; the day itself does not count', restsOnOthers: true },
  { name: 'claim_count_365_days_before', type: 'INTEGER', source: 'patient_key, admit_date', unit: 'claims', meaning: 'claims of the patient admitted 1 to 365 days before this admission; the day itself does not count', restsOnOthers: true },
  { name: 'overlapping_claim_count', type: 'INTEGER', source: 'patient_key, admit_date, discharge_date', unit: 'claims', meaning: 'other claims of the patient of which each was admitted before the other’s discharge: stays that share a night, visits on a day strictly inside a stay', restsOnOthers: true },
  { name: 'is_history_local', type: 'BOOLEAN', source: 'patient_key, FKL05', meaning: 'all claims of the patient are of facilities of one province that is known; NULL where no patient is', restsOnOthers: true },
  { name: 'quality_marks', type: 'VARCHAR[]', source: 'checks of the ETL', meaning: 'data-quality findings that did not quarantine the row', required: true },
  { name: 'source_file', type: 'VARCHAR', source: 'file name', meaning: 'raw file the claim came from; of a claim that came in live, its channel', required: true },
  { name: 'source_record', type: 'INTEGER', source: 'position in the file', meaning: 'record number, the header not counted; 0 of a claim that came in live', required: true },
  { name: 'ruleset_version', type: 'VARCHAR', source: 'RULESET', meaning: 'ruleset of the run', required: true },
  { name: 'etl_run_id', type: 'VARCHAR', source: 'ETL', meaning: 'run that made the row', required: true },
];

export const scoreColumns: readonly Column[] = [
  { name: 'risk_rank', type: 'INTEGER', source: 'risk_score, ml_score_normalized, amount_claimed descending, claim_id', meaning: 'place in the worklist, 1 first', required: true },
  { name: 'risk_score', type: 'DOUBLE', source: 'surprise / (surprise + 10 nats) under RULESET_v2, max(rule_score, ml_score_normalized) under RULESET_v1', meaning: 'the score of the worklist, 0–1', required: true },
  { name: 'rule_score', type: 'DOUBLE', source: 'the same of what the claim itself shows under RULESET_v2, the largest weight among active flags under RULESET_v1', meaning: 'score of the rules, 0 where none is active', required: true },
  { name: 'anomaly_score', type: 'DOUBLE', source: 'isolation forest', meaning: 'anomaly score of Liu et al., 0–1, higher is stranger', required: true },
  { name: 'ml_score_normalized', type: 'DOUBLE', source: 'anomaly_score between the bounds frozen at training', meaning: 'score of the model, 0–1', required: true },
  { name: 'flags', type: 'VARCHAR[]', source: 'ruleset', meaning: 'active rules, heaviest first', required: true },
  { name: 'rules_not_evaluated', type: 'VARCHAR[]', source: 'ruleset', meaning: 'rules whose inputs the claim lacks', required: true },
  { name: 'model_version', type: 'VARCHAR', source: 'model', meaning: 'model that scored', required: true },
  { name: 'cost_cell', type: 'VARCHAR', source: 'tightest cell of at least 20 others, under RULESET_v2', meaning: 'what the claims whose amount it is compared with have in common with it' },
  { name: 'cost_n', type: 'INTEGER', source: 'that cell', unit: 'claims', meaning: 'number of these other claims' },
  { name: 'cost_median', type: 'BIGINT', source: 'amount_claimed of that cell', unit: 'rupiah', meaning: 'median of the others, the lower of two, at the level of tariffs of the claim’s own class of facility, region and entitlement' },
  { name: 'cost_excess', type: 'BIGINT', source: 'amount_claimed − cost_median', unit: 'rupiah', meaning: 'by how much the claim is above that median; NULL where it is not' },
  { name: 'stay_cell', type: 'VARCHAR', source: 'first cell of at least 20 other RITL claims, under RULESET_v2', meaning: 'what the claims whose stay it is compared with have in common with it' },
  { name: 'stay_n', type: 'INTEGER', source: 'that cell', unit: 'claims', meaning: 'number of these other claims' },
  { name: 'stay_median', type: 'INTEGER', source: 'los of that cell', unit: 'days', meaning: 'median of the others, the lower of two' },
  { name: 'stay_excess', type: 'INTEGER', source: 'los − stay_median', unit: 'days', meaning: 'by how much the stay is above that median; NULL where it is not' },
  { name: 'stay_shortfall', type: 'INTEGER', source: 'stay_median − los', unit: 'days', meaning: 'by how much the stay is below that median; NULL where it is not' },
];

/** One row of `claims_scored` as TypeScript sees it: BIGINT, DECIMAL and DOUBLE are numbers, DATE is `YYYY-MM-DD`. */
export interface ScoredClaim {
  claim_no: number;
  claim_id: string;
  patient_key: string | null;
  family_key: string | null;
  sample_weight: number | null;
  patient_sex: string | null;
  patient_age: number | null;
  facility_key: string | null;
  is_facility_ambiguous: boolean;
  facility_name: string | null;
  facility_ownership: string | null;
  facility_kind: string | null;
  facility_class: string | null;
  province_code: string | null;
  province_name: string | null;
  district_code: string | null;
  district_name: string | null;
  admit_date: string;
  discharge_date: string;
  los: number;
  service_type: string | null;
  clinic_name: string | null;
  severity_group: string | null;
  segment: string | null;
  entitlement_class: string | null;
  discharge_status: string | null;
  dx_admission_code: string | null;
  dx_primary_group: string | null;
  dx_primary_code: string | null;
  dx_primary_label: string | null;
  dx_secondary_codes: string[];
  dx_secondary_labels: string[];
  comorbidity_count: number;
  inacbg_code: string | null;
  inacbg_label: string | null;
  inacbg_group: string | null;
  inacbg_case_type: number | null;
  inacbg_number: number | null;
  inacbg_severity: string | null;
  procedure_codes: string[];
  procedure_labels: string[];
  tariff_region: number | null;
  tariff_amount: number | null;
  topup_codes: string[];
  topup_sa_amount: number;
  topup_sp_amount: number;
  topup_rr_amount: number;
  topup_si_amount: number;
  topup_sd_amount: number;
  topup_amount: number;
  amount_claimed: number;
  amount_paid: number | null;
  amount_gap: number | null;
  payment_ratio: number | null;
  peer_level: number | null;
  peer_key: string | null;
  peer_n: number | null;
  peer_mean: number | null;
  peer_p90: number | null;
  peer_std: number | null;
  cost_zscore: number | null;
  duplicate_pattern: boolean;
  duplicate_claim_ids: string[];
  previous_claim_id: string | null;
  days_since_previous_claim: number | null;
  days_since_previous_discharge: number | null;
  readmission_gap: number | null;
  same_day_claim_count: number | null;
  claim_count_30_days_before: number | null;
  claim_count_365_days_before: number | null;
  overlapping_claim_count: number | null;
  is_history_local: boolean | null;
  quality_marks: string[];
  source_file: string;
  source_record: number;
  ruleset_version: string;
  etl_run_id: string;
  risk_rank: number;
  risk_score: number;
  rule_score: number;
  anomaly_score: number;
  ml_score_normalized: number;
  flags: string[];
  rules_not_evaluated: string[];
  model_version: string;
  cost_cell: string | null;
  cost_n: number | null;
  cost_median: number | null;
  cost_excess: number | null;
  stay_cell: string | null;
  stay_n: number | null;
  stay_median: number | null;
  stay_excess: number | null;
  stay_shortfall: number | null;
}

/** A claim without the keys of persons: the widest form that leaves the engine. One that came in live has no place among those of a snapshot. */
export type PublicClaim = Omit<ScoredClaim, 'patient_key' | 'family_key' | 'claim_no' | 'risk_rank'> & { claim_no: number | null; risk_rank: number | null };
