CREATE VIEW claims_normalized AS
SELECT * EXCLUDE (risk_rank, risk_score, rule_score, anomaly_score, ml_score_normalized, flags, rules_not_evaluated, model_version, flag_mask)
FROM claims_scored
