-- A claim, and after it the other claims of its participant in scope, at most $other_claims: those admitted nearest to
-- it first, then by admission and id. Grain: a claim. No row where the claim names no participant, or lies out of scope.
-- Stands on the table person_claims: the claims of the participant, and others too. The key of the participant does not
-- leave the query.
WITH anchor AS (
  SELECT patient_key, admit_date, discharge_date
  FROM person_claims
  WHERE claim_id = $claim_id
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
),
stays AS MATERIALIZED (
  SELECT *, claim_id = $claim_id AS is_anchor
  FROM person_claims
  WHERE patient_key = (SELECT patient_key FROM anchor)
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
),
previous AS (
  SELECT s.claim_id, max(p.discharge_date) AS discharge_date
  FROM stays AS s
  INNER JOIN stays AS p ON (p.admit_date, p.claim_id) < (s.admit_date, s.claim_id) AND p.discharge_date <= s.admit_date
  GROUP BY s.claim_id
)
SELECT
  s.claim_id, s.facility_key, s.facility_name, s.admit_date, s.discharge_date, s.los, s.service_type, s.discharge_status,
  s.severity_group, s.dx_primary_code, s.dx_primary_label, s.inacbg_code, s.procedure_codes,
  s.amount_claimed, s.amount_paid, s.risk_score, s.flags,
  s.is_anchor,
  s.admit_date - p.discharge_date AS days_since_previous,
  NOT s.is_anchor AND s.admit_date < a.discharge_date AND a.admit_date < s.discharge_date AS overlaps_claim,
  count(*) OVER () - 1 AS other_claims
FROM stays AS s
CROSS JOIN anchor AS a
LEFT JOIN previous AS p USING (claim_id)
ORDER BY NOT s.is_anchor, abs(s.admit_date - a.admit_date), s.admit_date, s.claim_id
LIMIT $other_claims::BIGINT + 1
