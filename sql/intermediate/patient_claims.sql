-- grain: one claim of a patient with several claims, and what the claims beside it say; days are numbers
-- Claims of a patient stand in the order of admission, then of claim id: it depends on no file and on no run.
CREATE OR REPLACE TEMP TABLE patient_claims AS
WITH claims AS (
  SELECT
    p.patient_no,
    p.is_history_local,
    c.row_no,
    c.claim_id,
    c.is_inpatient,
    CAST(c.admit_date - DATE '1900-01-01' AS INTEGER) AS admitted,
    CAST(c.discharge_date - DATE '1900-01-01' AS INTEGER) AS discharged
  FROM claims_of_patients AS c
  JOIN returning_patients AS p USING (patient_key)
)
SELECT
  *,
  row_number() OVER in_order AS place,
  lag(claim_id) OVER in_order AS previous_claim_id,
  admitted - lag(admitted) OVER in_order AS days_since_previous_claim,
  lead(admitted) OVER in_order - admitted AS days_until_next_claim,
  max(discharged) OVER before AS last_discharged,
  max(CASE WHEN is_inpatient THEN discharged END) OVER before AS last_inpatient_discharged,
  -- by the day alone, so that the order within a day decides nothing
  count(*) OVER (by_day RANGE BETWEEN CURRENT ROW AND CURRENT ROW) - 1 AS same_day_claim_count,
  count(*) OVER (by_day RANGE BETWEEN 30 PRECEDING AND 1 PRECEDING) AS claim_count_30_days_before,
  count(*) OVER (by_day RANGE BETWEEN 365 PRECEDING AND 1 PRECEDING) AS claim_count_365_days_before
FROM claims
WINDOW
  in_order AS (PARTITION BY patient_no ORDER BY admitted, claim_id),
  before AS (PARTITION BY patient_no ORDER BY admitted, claim_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
  by_day AS (PARTITION BY patient_no ORDER BY admitted)
