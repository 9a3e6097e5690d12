-- grain: one claim of score_reasons; the amounts claimed, below its own and nearest to it, with which its anomaly score
-- would not be above anomaly_limit; gap and z-score follow the amount, all else is held
CREATE TABLE score_counterfactuals AS
SELECT
  c.claim_no,
  c.claim_id,
  c.risk_rank,
  c.amount_claimed,
  CAST(f.amount_from AS BIGINT) AS amount_from,
  CAST(f.amount_to AS BIGINT) AS amount_to,
  c.anomaly_score,
  CAST($anomaly_limit AS DOUBLE) AS anomaly_limit
FROM claim_counterfactuals AS f
JOIN claims_scored AS c USING (claim_no)
ORDER BY c.risk_rank
