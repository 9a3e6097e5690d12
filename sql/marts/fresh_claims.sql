-- grain: one claim that the snapshot before, attached as `before`, has not, or has with other facts. Compared is what a claim says
-- of itself: what is made from other claims (peers, history, scores) and where its record lies change with every run
CREATE OR REPLACE TEMP TABLE fresh_claims AS
WITH both_claims AS (
  SELECT false AS is_before, * FROM claims_scored
  UNION ALL BY NAME
  SELECT true AS is_before, * FROM before.claims_scored
),
facts AS (
  SELECT
    is_before, claim_no, claim_id,
    hash(row(patient_key, facility_key, facility_ownership, facility_kind, facility_class, province_code, district_code, admit_date, discharge_date,
      service_type, clinic_name, severity_group, segment, entitlement_class, discharge_status, dx_admission_code, dx_primary_code, dx_secondary_codes,
      inacbg_code, procedure_codes, tariff_region, tariff_amount, topup_amount, amount_claimed, amount_paid)) AS content
  FROM both_claims
)
SELECT now.claim_no, earlier.claim_id IS NULL AS is_new
FROM facts AS now
LEFT JOIN facts AS earlier ON earlier.is_before AND earlier.claim_id = now.claim_id
WHERE NOT now.is_before AND (earlier.claim_id IS NULL OR earlier.content <> now.content)
ORDER BY now.claim_no
