-- How many of the first $k of the snapshot that serves are among the first $k of a scored run.
SELECT
  CAST(count(*) AS INTEGER) AS k,
  CAST(count(*) FILTER (s.risk_rank <= $k) AS INTEGER) AS stayed
FROM serving.claims_scored AS b
JOIN claims_normalized AS c USING (claim_id)
JOIN risk_scores AS s ON s.claim_no = c.claim_no
WHERE b.risk_rank <= $k
