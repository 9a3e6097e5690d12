-- grain: one claim of a patient with several claims; what the patient's other claims say of it
CREATE OR REPLACE TEMP VIEW histories AS
SELECT
  c.row_no,
  c.previous_claim_id,
  c.days_since_previous_claim,
  c.admitted - CASE WHEN crossing.row_no IS NULL THEN c.last_discharged ELSE crossing.last_discharged END AS days_since_previous_discharge,
  CASE WHEN c.is_inpatient THEN c.admitted - CASE WHEN crossing.row_no IS NULL THEN c.last_inpatient_discharged ELSE crossing.last_inpatient_discharged END END AS readmission_gap,
  c.same_day_claim_count,
  c.claim_count_30_days_before,
  c.claim_count_365_days_before,
  coalesce(crossing.overlapping_claim_count, 0) AS overlapping_claim_count,
  c.is_history_local
FROM patient_claims AS c
LEFT JOIN crossing_claims AS crossing USING (row_no)
