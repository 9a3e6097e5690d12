-- One row a claim of the batch, in its order: what the forest looks at, what the rules say, how surprising it is, and all that is known of it so far
SELECT
  f.*,
  coalesce(r.flag_mask, 0) AS flag_mask,
  coalesce(r.missing_mask, 0) AS missing_mask,
  coalesce(r.rule_score, 0) AS rule_score,
  s.shown,
  s.surprise,
  s.learned,
  CAST(to_json(c) AS VARCHAR) AS claim
FROM features AS f
JOIN claims_with_medians AS c USING (claim_no)
JOIN claim_surprise AS s USING (claim_no)
LEFT JOIN rule_scores AS r USING (claim_no)
ORDER BY f.claim_no
