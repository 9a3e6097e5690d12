-- grain: one claim; what its rules and the forest say of it together
CREATE OR REPLACE TEMP VIEW combined_scores AS
SELECT
  f.claim_no,
  f.anomaly_score,
  f.ml_score_normalized,
  coalesce(r.rule_score, 0) AS rule_score,
  greatest(coalesce(r.rule_score, 0), f.ml_score_normalized) AS risk_score,
  coalesce(r.flag_mask, 0) AS flag_mask,
  coalesce(r.missing_mask, 0) AS missing_mask
FROM forest_scores AS f
LEFT JOIN rule_scores AS r USING (claim_no)
