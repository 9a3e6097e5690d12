-- grain: one claim; what its surprise and the forest say of it together: monotone in each component and in the score of the model, which tells apart
-- what shows nothing. Half is 10 nats; where decisions were learned from, the chance that the claim would be corrected
CREATE OR REPLACE TEMP VIEW combined_scores AS
SELECT
  f.claim_no,
  f.anomaly_score,
  f.ml_score_normalized,
  half_at_ten(s.shown) AS rule_score,
  coalesce(
    learned_chance(with_model(s.surprise, f.ml_score_normalized), s.learned, w.base, w.surprise, w.slope, w.shift),
    half_at_ten(with_model(s.surprise, f.ml_score_normalized))
  ) AS risk_score,
  coalesce(r.flag_mask, 0) AS flag_mask,
  coalesce(r.missing_mask, 0) AS missing_mask
FROM forest_scores AS f
JOIN claim_surprise AS s USING (claim_no)
CROSS JOIN (
  SELECT
    max(weight) FILTER (feature = 'base') AS base,
    max(weight) FILTER (feature = 'surprise') AS surprise,
    max(weight) FILTER (feature = 'slope') AS slope,
    max(weight) FILTER (feature = 'shift') AS shift
  FROM learned_weights
) AS w
LEFT JOIN rule_scores AS r USING (claim_no)
