-- grain: one claim with twins: same patient, same primary diagnosis, same set of procedures, admitted at most 3 days apart
CREATE OR REPLACE TEMP TABLE duplicates AS
WITH claims AS (
  SELECT p.row_no, p.claim_id, p.patient_no, p.admitted, t.dx_primary_code, t.procedure_set
  FROM patient_claims AS p
  JOIN treatments AS t USING (row_no)
  WHERE (p.days_since_previous_claim <= 3 OR p.days_until_next_claim <= 3)
    AND t.dx_primary_code IS NOT NULL
),
close AS (
  SELECT *
  FROM claims
  WINDOW twins AS (PARTITION BY patient_no, dx_primary_code, procedure_set ORDER BY admitted, claim_id)
  QUALIFY admitted - lag(admitted) OVER twins <= 3 OR lead(admitted) OVER twins - admitted <= 3
),
neighbours AS (
  SELECT
    row_no, claim_id, admitted,
    list(struct_pack(claim_id := claim_id, admitted := admitted)) OVER (
      PARTITION BY patient_no, dx_primary_code, procedure_set ORDER BY admitted, claim_id
      ROWS BETWEEN 25 PRECEDING AND 25 FOLLOWING
    ) AS near
  FROM close
)
SELECT
  n.row_no,
  list_transform(
    list_filter(near, lambda twin: twin.claim_id <> n.claim_id AND abs(twin.admitted - n.admitted) <= 3),
    lambda twin: twin.claim_id
  ) AS claim_ids
FROM neighbours AS n
