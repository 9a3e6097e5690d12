-- grain: one claim; those of the run, and behind them live ones that the run does not have, in the order in which they came in
WITH latest AS (
  -- one that came again while they were read is there twice
  SELECT *
  FROM stream_claims
  QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY live_seq DESC) = 1
),
added AS (
  SELECT *
  FROM latest
  ANTI JOIN claims_normalized USING (claim_id)
  -- whoever is not discharged by today has not been yet: such a claim stays live
  WHERE discharge_date <= CAST(getvariable('today') AS DATE)
)
SELECT * FROM claims_normalized
UNION ALL BY NAME
SELECT
  CAST((SELECT max(claim_no) FROM claims_normalized) + row_number() OVER (ORDER BY source, live_seq) AS INTEGER) AS claim_no,
  * EXCLUDE (
    claim_no, risk_rank, risk_score, rule_score, anomaly_score, ml_score_normalized, flags, rules_not_evaluated, model_version, flag_mask,
    cost_cell, cost_n, cost_median, cost_excess, stay_cell, stay_n, stay_median, stay_excess, stay_shortfall,
    source, channel, generated_at, received_at, scored_against, live_seq
  ) REPLACE (getvariable('etl_run_id') AS etl_run_id)
FROM added
ORDER BY claim_no
