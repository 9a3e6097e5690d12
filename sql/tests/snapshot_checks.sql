-- each row is a law that the snapshot breaks
SELECT failure
FROM (
  SELECT 'claims_scored has ' || count(*) || ' rows, the run ' || $rows AS failure FROM claims_scored HAVING count(*) <> $rows
  UNION ALL
  SELECT 'claims_ml_scores has ' || count(*) || ' rows, the run ' || $rows FROM claims_ml_scores HAVING count(*) <> $rows
  UNION ALL
  SELECT 'claim_ranks has ' || count(*) || ' rows, the run ' || $rows FROM claim_ranks HAVING count(*) <> $rows
  UNION ALL
  SELECT 'claims_normalized.parquet has ' || count(*) || ' rows, the run ' || $rows FROM read_parquet($claims_parquet) HAVING count(*) <> $rows
  UNION ALL
  -- the hash of sql/queries/parquet_content.sql, which the run wrote down
  SELECT 'claims_scored does not hold the claims that the run wrote'
  FROM (SELECT * EXCLUDE (etl_run_id) REPLACE ($run_ruleset AS ruleset_version) FROM claims_normalized WHERE claim_no <= $last_run_no) AS c
  HAVING md5(CAST(sum(CAST(hash(c) AS HUGEINT)) AS VARCHAR) || ':' || CAST(count(*) AS VARCHAR)) <> $run_content
  UNION ALL
  SELECT 'claims_ml_scores.parquet does not hold what the table holds'
  FROM (SELECT sum(CAST(hash(t) AS HUGEINT)) AS content FROM claims_ml_scores AS t) AS of_table
  CROSS JOIN (SELECT sum(CAST(hash(t) AS HUGEINT)) AS content FROM read_parquet($scores_parquet) AS t) AS of_file
  WHERE of_table.content IS DISTINCT FROM of_file.content
  UNION ALL
  SELECT count(*) || ' claims have a score that is missing or outside 0–1'
  FROM claims_scored
  WHERE coalesce(NOT (risk_score BETWEEN 0 AND 1 AND rule_score BETWEEN 0 AND 1 AND ml_score_normalized BETWEEN 0 AND 1 AND anomaly_score BETWEEN 0 AND 1), true)
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' claims have a stay or an amount below 0'
  FROM claims_scored
  WHERE los < 0 OR amount_claimed < 0
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' claims have a number of other claims or of days since one below 0, or more claims in 30 days than in 365'
  FROM claims_scored
  WHERE least(same_day_claim_count, claim_count_30_days_before, overlapping_claim_count, days_since_previous_claim, days_since_previous_discharge, readmission_gap) < 0
    OR claim_count_30_days_before > claim_count_365_days_before
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' claims have a readmission gap without being inpatient, or a discharge nearer than their last'
  FROM claims_scored
  WHERE readmission_gap IS NOT NULL
    AND (service_type IS DISTINCT FROM 'RITL' OR days_since_previous_discharge IS NULL OR days_since_previous_discharge > readmission_gap)
  HAVING count(*) > 0
  UNION ALL
  SELECT count(*) || ' claims have a history without a patient, or a patient without a history'
  FROM claims_scored
  WHERE (patient_key IS NULL) <> (same_day_claim_count IS NULL)
    OR (patient_key IS NULL) <> (claim_count_30_days_before IS NULL)
    OR (patient_key IS NULL) <> (overlapping_claim_count IS NULL)
    OR (patient_key IS NULL) <> (is_history_local IS NULL)
    OR (previous_claim_id IS NULL) <> (days_since_previous_claim IS NULL)
    OR (patient_key IS NULL AND coalesce(previous_claim_id, CAST(coalesce(days_since_previous_discharge, readmission_gap) AS VARCHAR)) IS NOT NULL)
  HAVING count(*) > 0
  UNION ALL
  SELECT 'ranks are not 1 … ' || $rows FROM claims_scored HAVING min(risk_rank) <> 1 OR max(risk_rank) <> $rows OR count(DISTINCT risk_rank) <> $rows
  UNION ALL
  SELECT count(*) || ' reasons are of no claim of the riskiest twentieth, or say other values than the claim'
  FROM score_reasons AS r
  LEFT JOIN claims_scored AS c ON c.claim_no = r.claim_no AND c.claim_id = r.claim_id AND c.risk_rank = r.risk_rank
  WHERE c.claim_no IS NULL OR r.risk_rank > ceil($rows * 0.05) OR r.feature IS NULL OR coalesce(NOT (r.contribution_share BETWEEN -1 AND 1), true)
    OR (r.feature = 'amount_claimed' AND r.value_number IS DISTINCT FROM c.amount_claimed)
  HAVING count(*) > 0
  UNION ALL
  SELECT 'claim ids are not unique' FROM claims_scored HAVING count(DISTINCT claim_id) <> count(*)
)
ORDER BY failure
