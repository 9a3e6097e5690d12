-- what the claims looked at are in all
SELECT
  count(*) AS rows,
  count(*) FILTER (flag_mask <> 0) AS flagged_rows,
  count(*) FILTER (los <= 1) AS short_stay_rows,
  count(*) FILTER (starts_with(claim_id, 'SIM-')) AS simulated_rows
FROM qc_claims
