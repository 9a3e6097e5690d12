-- A claim, and after it the other claims of its participant in scope, at most $other_claims: those admitted nearest to
-- it first, then by admission and id. Grain: a claim. No row where the claim names no participant, or lies out of scope.
-- The key of the participant does not leave the query.
WITH anchor AS (
  SELECT patient_key, admit_date, discharge_date
  FROM claims_scored
  WHERE risk_rank = $risk_rank
    AND claim_id = $claim_id
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
),
stays AS MATERIALIZED (
  SELECT rowid AS row_no, claim_id, admit_date, discharge_date, claim_id = $claim_id AS is_anchor
  FROM claims_scored
  WHERE risk_rank IN (SELECT risk_rank FROM patient_ranks WHERE patient_hash IN (SELECT key_hash(patient_key) FROM anchor))
    AND patient_key = (SELECT patient_key FROM anchor)
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
),
previous AS (
  SELECT s.row_no, max(p.discharge_date) AS discharge_date
  FROM stays AS s
  INNER JOIN stays AS p ON (p.admit_date, p.claim_id) < (s.admit_date, s.claim_id) AND p.discharge_date <= s.admit_date
  GROUP BY s.row_no
),
nearest AS (
  SELECT
    s.row_no,
    s.is_anchor,
    s.admit_date - p.discharge_date AS days_since_previous,
    NOT s.is_anchor AND s.admit_date < a.discharge_date AND a.admit_date < s.discharge_date AS overlaps_claim,
    abs(s.admit_date - a.admit_date) AS days_apart,
    count(*) OVER () - 1 AS other_claims
  FROM stays AS s
  CROSS JOIN anchor AS a
  LEFT JOIN previous AS p USING (row_no)
  ORDER BY NOT s.is_anchor, days_apart, s.admit_date, s.claim_id
  LIMIT $other_claims::BIGINT + 1
)
SELECT
  c.claim_id, c.facility_key, c.facility_name, c.admit_date, c.discharge_date, c.los, c.service_type, c.discharge_status,
  c.severity_group, c.dx_primary_code, c.dx_primary_label, c.inacbg_code, c.procedure_codes,
  c.amount_claimed, c.amount_paid, c.risk_score, c.flags,
  n.is_anchor, n.days_since_previous, n.overlaps_claim, n.other_claims
FROM claims_scored AS c
INNER JOIN nearest AS n ON c.rowid = n.row_no
ORDER BY NOT n.is_anchor, n.days_apart, c.admit_date, c.claim_id
