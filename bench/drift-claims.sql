-- scored claims as the bench of drift resamples them, of a snapshot attached as `scored`, with the scores of another model from `rescored`
SELECT
  c.claim_id, c.risk_rank, o.risk_rank AS other_rank,
  coalesce(c.province_name, '') AS province, coalesce(c.service_type, '') AS service_type, coalesce(c.facility_class, '') AS facility_class,
  coalesce(c.severity_group, '') AS severity, coalesce(c.inacbg_group, '') AS inacbg_group, coalesce(CAST(c.peer_level AS VARCHAR), '') AS peer_level,
  array_to_string(c.flags, '+') AS flags, array_to_string(c.rules_not_evaluated, '+') AS missing, array_to_string(c.quality_marks, '+') AS marks,
  coalesce(c.facility_key, '') AS facility, coalesce(c.inacbg_code, '') AS inacbg, coalesce(c.dx_primary_code, '') AS diagnosis,
  c.amount_claimed, coalesce(c.amount_paid, -1) AS amount_paid, coalesce(c.amount_gap, -1) AS amount_gap, coalesce(c.tariff_amount, 0) AS tariff,
  c.los, c.comorbidity_count, c.risk_score, c.rule_score, c.ml_score_normalized, c.anomaly_score, coalesce(c.cost_zscore, 1e9) AS cost_zscore,
  coalesce(c.peer_mean, -1) AS peer_mean, coalesce(c.peer_p90, -1) AS peer_p90,
  o.risk_score AS other_risk, o.ml_score_normalized AS other_ml, o.anomaly_score AS other_anomaly,
  dayofweek(c.discharge_date) AS weekday, month(c.discharge_date) AS month,
  coalesce(c.patient_sex, '') AS sex, coalesce(c.segment, '') AS segment,
  md5_number_lower(c.claim_id) >> 12 AS claim_hash,
  {empty} AS empty
FROM scored.claims_scored AS c
JOIN rescored.claims_scored AS o USING (claim_id)
WHERE c.claim_id IN (SELECT claim_id FROM scored.claims_scored ORDER BY md5(claim_id) LIMIT {claims})
ORDER BY c.risk_rank
