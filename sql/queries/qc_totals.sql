SELECT
  count(*) AS total_rows,
  least($top_k, count(*)) AS top_k,
  round(avg(amount_claimed), 2) AS amount_claimed_mean,
  round(avg(amount_claimed) FILTER (risk_rank <= $top_k), 2) AS amount_claimed_top_k_mean,
  round(avg(cost_zscore), 6) AS cost_zscore_mean,
  round(avg(cost_zscore) FILTER (risk_rank <= $top_k), 6) AS cost_zscore_top_k_mean,
  round(count(*) FILTER (los <= 1) / count(*), 6) AS los_le_1_ratio,
  round(count(*) FILTER (los <= 1 AND risk_rank <= $top_k) / count(*) FILTER (risk_rank <= $top_k), 6) AS los_le_1_ratio_top_k,
  round(avg(risk_score), 6) AS risk_score_mean,
  round(avg(risk_score) FILTER (risk_rank <= $top_k), 6) AS risk_score_top_k_mean,
  round(avg(ml_score_normalized), 6) AS ml_score_mean,
  round(avg(ml_score_normalized) FILTER (risk_rank <= $top_k), 6) AS ml_score_top_k_mean,
  count(*) FILTER (flag_mask <> 0) AS flagged_rows,
  CAST(min(discharge_date) AS VARCHAR) AS first_date,
  CAST(max(discharge_date) AS VARCHAR) AS data_date
FROM claims_scored
