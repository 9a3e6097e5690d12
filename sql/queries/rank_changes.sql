-- How many of the first $k of the snapshot that serves are among the first $k of its claims in a scored run, which may have more.
WITH places AS (
  SELECT b.risk_rank AS before, row_number() OVER (ORDER BY s.risk_rank) AS after
  FROM serving.claims_scored AS b
  JOIN claims_normalized AS c USING (claim_id)
  JOIN risk_scores AS s ON s.claim_no = c.claim_no
)
SELECT
  CAST(count(*) AS INTEGER) AS k,
  CAST(count(*) FILTER (after <= $k) AS INTEGER) AS stayed
FROM places
WHERE before <= $k
