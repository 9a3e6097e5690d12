-- the top that drift looks at: the top k, or a hundredth of the claims where that is more; means as in qc_totals, but that a
-- z-score counts as 10 at most: among few peers it may be of any size, and one claim would be the mean
WITH top AS (
  SELECT *
  FROM claims_scored
  WHERE risk_rank <= (SELECT greatest($top_k, ceil(count(*) / 100)) FROM claims_scored)
)
SELECT
  count(*) AS rows,
  round(sum(CAST(amount_claimed AS HUGEINT)) / count(*), 2) AS amount_claimed_mean,
  round(sum(CAST(round(least(greatest(cost_zscore, -10), 10) * 1e6) AS HUGEINT)) FILTER (cost_zscore IS NOT NULL) / count(cost_zscore) / 1e6, 6) AS cost_zscore_mean,
  round(sum(CAST(round(risk_score * 1e6) AS BIGINT)) / count(*) / 1e6, 6) AS risk_score_mean,
  count(*) FILTER (los <= 1) AS short_stay_rows
FROM top
