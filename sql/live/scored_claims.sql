-- one row a claim of the batch, in its order
SELECT s.anomaly_score, s.ml_score_normalized, s.rule_score, s.risk_score, active.rule_ids AS flags, missing.rule_ids AS rules_not_evaluated
FROM risk_scores AS s
JOIN flag_sets AS active ON active.mask = s.flag_mask
JOIN flag_sets AS missing ON missing.mask = s.missing_mask
ORDER BY s.claim_no
