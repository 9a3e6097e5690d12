-- grain: one claim, physically in the order of the worklist: a page is one short scan
CREATE TABLE claims_scored AS
WITH masks AS (SELECT DISTINCT flag_mask AS mask FROM risk_scores UNION SELECT DISTINCT missing_mask FROM risk_scores),
rule_sets AS (
  SELECT m.mask, coalesce(list(r.rule_id ORDER BY r.rule_no) FILTER (r.rule_id IS NOT NULL), []) AS rule_ids
  FROM masks AS m
  LEFT JOIN ruleset_rules AS r ON (m.mask >> r.rule_no) & 1 = 1
  GROUP BY m.mask
)
SELECT
  c.* REPLACE (getvariable('ruleset_version') AS ruleset_version),
  s.risk_rank,
  s.risk_score,
  s.rule_score,
  s.anomaly_score,
  s.ml_score_normalized,
  active.rule_ids AS flags,
  missing.rule_ids AS rules_not_evaluated,
  getvariable('model_version') AS model_version,
  s.flag_mask
FROM claims_normalized AS c
JOIN risk_scores AS s USING (claim_no)
JOIN rule_sets AS active ON active.mask = s.flag_mask
JOIN rule_sets AS missing ON missing.mask = s.missing_mask
ORDER BY s.risk_rank
