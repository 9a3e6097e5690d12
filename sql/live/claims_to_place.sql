-- grain: one claim of the batch, and beside it the copy of it that the run of the snapshot has: one of those that were counted
CREATE OR REPLACE TEMP VIEW claims_to_place AS
SELECT *, false AS is_copy, CAST(NULL AS INTEGER) AS copy_no
FROM claims_normalized
UNION ALL BY NAME
SELECT s.* REPLACE (CAST(was.row_no + 1 AS INTEGER) AS claim_no), true AS is_copy, s.claim_no AS copy_no
FROM copies AS was
JOIN claims_scored AS s ON s.risk_rank = was.risk_rank
