-- means from sums of integers, so that no order of adding shows: scores and z-scores have 6 decimals
WITH claims AS (
  SELECT
    risk_rank <= $top_k AS is_top,
    flag_mask <> 0 AS is_flagged,
    los <= 1 AS is_short,
    discharge_date,
    CAST(amount_claimed AS HUGEINT) AS amount_claimed,
    CAST(round(cost_zscore * 1e6) AS HUGEINT) AS cost_zscore_millionths,
    CAST(round(risk_score * 1e6) AS BIGINT) AS risk_score_millionths,
    CAST(round(ml_score_normalized * 1e6) AS BIGINT) AS ml_score_millionths
  FROM claims_scored
)
SELECT
  count(*) AS total_rows,
  least($top_k, count(*)) AS top_k,
  round(sum(amount_claimed) / count(*), 2) AS amount_claimed_mean,
  round(sum(amount_claimed) FILTER (is_top) / count(*) FILTER (is_top), 2) AS amount_claimed_top_k_mean,
  round(sum(cost_zscore_millionths) / count(cost_zscore_millionths) / 1e6, 6) AS cost_zscore_mean,
  round(sum(cost_zscore_millionths) FILTER (is_top) / count(cost_zscore_millionths) FILTER (is_top) / 1e6, 6) AS cost_zscore_top_k_mean,
  round(count(*) FILTER (is_short) / count(*), 6) AS los_le_1_ratio,
  round(count(*) FILTER (is_short AND is_top) / count(*) FILTER (is_top), 6) AS los_le_1_ratio_top_k,
  round(sum(risk_score_millionths) / count(*) / 1e6, 6) AS risk_score_mean,
  round(sum(risk_score_millionths) FILTER (is_top) / count(*) FILTER (is_top) / 1e6, 6) AS risk_score_top_k_mean,
  round(sum(ml_score_millionths) / count(*) / 1e6, 6) AS ml_score_mean,
  round(sum(ml_score_millionths) FILTER (is_top) / count(*) FILTER (is_top) / 1e6, 6) AS ml_score_top_k_mean,
  count(*) FILTER (is_flagged) AS flagged_rows,
  CAST(min(discharge_date) AS VARCHAR) AS first_date,
  CAST(max(discharge_date) AS VARCHAR) AS data_date
FROM claims
