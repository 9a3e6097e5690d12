-- each row is a law that the snapshot breaks
SELECT failure
FROM (
  SELECT 'claims_scored has ' || count(*) || ' rows, the run ' || $rows AS failure FROM claims_scored HAVING count(*) <> $rows
  UNION ALL
  SELECT 'claims_ml_scores has ' || count(*) || ' rows, the run ' || $rows FROM claims_ml_scores HAVING count(*) <> $rows
  UNION ALL
  SELECT 'claims_ml_scores.parquet has ' || count(*) || ' rows, the table ' || $rows FROM read_parquet($scores_parquet) HAVING count(*) <> $rows
  UNION ALL
  SELECT 'claims_normalized.parquet has ' || count(*) || ' rows, the table ' || $rows FROM read_parquet($claims_parquet) HAVING count(*) <> $rows
  UNION ALL
  SELECT count(*) || ' claims have a score that is missing or outside 0–1'
  FROM claims_scored
  WHERE coalesce(NOT (risk_score BETWEEN 0 AND 1 AND rule_score BETWEEN 0 AND 1 AND ml_score_normalized BETWEEN 0 AND 1 AND anomaly_score BETWEEN 0 AND 1), true)
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' claims have a risk score that is not the larger of rule and model score'
  FROM claims_scored
  WHERE risk_score IS DISTINCT FROM greatest(rule_score, ml_score_normalized)
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' claims lack a required value'
  FROM claims_scored
  WHERE claim_id IS NULL OR admit_date IS NULL OR discharge_date IS NULL OR los IS NULL OR los < 0 OR amount_claimed IS NULL OR amount_claimed < 0
    OR flags IS NULL OR rules_not_evaluated IS NULL OR quality_marks IS NULL OR duplicate_claim_ids IS NULL
  HAVING count(*) > 0
  UNION ALL
  SELECT 'ranks are not 1 … ' || $rows FROM claims_scored HAVING min(risk_rank) <> 1 OR max(risk_rank) <> $rows OR count(DISTINCT risk_rank) <> $rows
  UNION ALL
  SELECT 'claim ids are not unique' FROM claims_scored HAVING count(DISTINCT claim_id) <> count(*)
)
ORDER BY failure
