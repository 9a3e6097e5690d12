-- grain: one claim; its scores and its place in the worklist, a total order
CREATE OR REPLACE TEMP TABLE risk_scores AS
SELECT
  s.*,
  CAST(row_number() OVER (ORDER BY s.risk_score DESC, s.ml_score_normalized DESC, c.amount_claimed DESC, c.claim_id) AS INTEGER) AS risk_rank
FROM combined_scores AS s
JOIN claims_normalized AS c USING (claim_no)
