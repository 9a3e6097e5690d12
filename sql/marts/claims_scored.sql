-- grain: one claim, physically in the order of the worklist: a page is one short scan
CREATE TABLE claims_scored AS
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
  m.* EXCLUDE (claim_no),
  s.flag_mask
FROM claims_normalized AS c
JOIN risk_scores AS s USING (claim_no)
LEFT JOIN claim_medians AS m USING (claim_no)
JOIN flag_sets AS active ON active.mask = s.flag_mask
JOIN flag_sets AS missing ON missing.mask = s.missing_mask
ORDER BY s.risk_rank
