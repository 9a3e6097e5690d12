CREATE VIEW claims_normalized AS
SELECT * EXCLUDE (
  risk_rank, risk_score, rule_score, anomaly_score, ml_score_normalized, flags, rules_not_evaluated, model_version, flag_mask,
  cost_cell, cost_n, cost_median, cost_excess, stay_cell, stay_n, stay_median, stay_excess, stay_shortfall
)
FROM claims_scored
