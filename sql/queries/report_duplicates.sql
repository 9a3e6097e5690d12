-- Pairs of claims that repeat each other, side by side: each pair once, the earlier admission first, equal
-- ones by id. Grain: first_claim_id, second_claim_id. A pair is there where one of the two passes the
-- filters; both are in scope.
WITH visible AS (
  SELECT
    claim_id, risk_rank, risk_score, facility_key, facility_name, province_name, admit_date, discharge_date,
    service_type, dx_primary_code, dx_primary_label, inacbg_code, procedure_codes, amount_claimed, amount_paid,
    duplicate_claim_ids
  FROM claims_scored
  WHERE duplicate_pattern
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
),
passing AS (SELECT claim_id FROM matching_claims WHERE duplicate_pattern),
links AS (SELECT claim_id, admit_date, unnest(duplicate_claim_ids) AS twin_id FROM visible),
pairs AS (
  SELECT DISTINCT
    CASE WHEN (l.admit_date, l.claim_id) < (t.admit_date, t.claim_id) THEN l.claim_id ELSE t.claim_id END AS first_claim_id,
    CASE WHEN (l.admit_date, l.claim_id) < (t.admit_date, t.claim_id) THEN t.claim_id ELSE l.claim_id END AS second_claim_id
  FROM links AS l
  INNER JOIN visible AS t ON t.claim_id = l.twin_id
)
SELECT
  a.claim_id AS first_claim_id,
  b.claim_id AS second_claim_id,
  a.admit_date AS first_admit_date,
  b.admit_date AS second_admit_date,
  b.admit_date - a.admit_date AS days_apart,
  a.facility_key IS NOT DISTINCT FROM b.facility_key AS is_same_facility,
  least(a.risk_rank, b.risk_rank) AS risk_rank,
  greatest(a.risk_score, b.risk_score) AS risk_score,
  a.dx_primary_code,
  a.dx_primary_label,
  array_to_string(a.procedure_codes, ';') AS procedure_codes,
  least(a.amount_claimed, b.amount_claimed) AS repeated_amount,
  a.facility_key AS first_facility_key,
  b.facility_key AS second_facility_key,
  a.facility_name AS first_facility_name,
  b.facility_name AS second_facility_name,
  a.province_name AS first_province_name,
  b.province_name AS second_province_name,
  a.discharge_date AS first_discharge_date,
  b.discharge_date AS second_discharge_date,
  a.service_type AS first_service_type,
  b.service_type AS second_service_type,
  a.inacbg_code AS first_inacbg_code,
  b.inacbg_code AS second_inacbg_code,
  a.amount_claimed AS first_amount_claimed,
  b.amount_claimed AS second_amount_claimed,
  a.amount_paid AS first_amount_paid,
  b.amount_paid AS second_amount_paid
FROM pairs
INNER JOIN visible AS a ON a.claim_id = pairs.first_claim_id
INNER JOIN visible AS b ON b.claim_id = pairs.second_claim_id
WHERE pairs.first_claim_id IN (SELECT claim_id FROM passing) OR pairs.second_claim_id IN (SELECT claim_id FROM passing)
