-- grain: one claim with twins: same patient, same primary diagnosis, same set of procedures, admitted at most 3 days apart
CREATE OR REPLACE TEMP TABLE duplicates AS
WITH claims AS (
  SELECT c.row_no, c.claim_id, c.patient_key, c.dx_primary_code, coalesce(p.procedure_set, '') AS procedure_set, c.admit_date
  FROM claims_kept AS c
  LEFT JOIN procedure_sets AS p ON p.procedures_text = c.procedures_text
  WHERE c.patient_key IS NOT NULL AND c.dx_primary_code IS NOT NULL
),
close AS (
  SELECT *
  FROM claims
  WINDOW twins AS (PARTITION BY patient_key, dx_primary_code, procedure_set ORDER BY admit_date, claim_id)
  QUALIFY admit_date - lag(admit_date) OVER twins <= 3 OR lead(admit_date) OVER twins - admit_date <= 3
),
neighbours AS (
  SELECT
    row_no, claim_id, admit_date,
    list(struct_pack(claim_id := claim_id, admit_date := admit_date)) OVER (
      PARTITION BY patient_key, dx_primary_code, procedure_set ORDER BY admit_date, claim_id
      ROWS BETWEEN 25 PRECEDING AND 25 FOLLOWING
    ) AS near
  FROM close
)
SELECT
  n.row_no,
  list_transform(
    list_filter(near, lambda twin: twin.claim_id <> n.claim_id AND abs(twin.admit_date - n.admit_date) <= 3),
    lambda twin: twin.claim_id
  ) AS claim_ids
FROM neighbours AS n
