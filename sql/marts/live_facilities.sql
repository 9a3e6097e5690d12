-- facilities that live claims alone name; their attributes are those of their first claim
INSERT INTO facilities BY NAME
SELECT
  facility_key, facility_name, [] AS facility_candidates, facility_ownership, facility_kind, facility_class,
  province_code, province_name, district_code, district_name, false AS is_facility_ambiguous,
  count(*) OVER (PARTITION BY facility_key) AS claim_count
FROM claims_scored
ANTI JOIN facilities USING (facility_key)
WHERE claim_no > $last_run_no AND facility_key IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY facility_key ORDER BY claim_no) = 1
ORDER BY facility_key
