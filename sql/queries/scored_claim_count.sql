-- How many claims the snapshot holds. One row.
SELECT count(*) AS claim_count
FROM claims_scored
