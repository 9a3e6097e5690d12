-- medians of all claims, one after the other: each is found with all values of its column in memory
CREATE OR REPLACE TEMP TABLE median_los AS SELECT quantile_disc(los, 0.5) AS los FROM claims_scored;
CREATE OR REPLACE TEMP TABLE median_comorbidity_count AS SELECT quantile_disc(comorbidity_count, 0.5) AS comorbidity_count FROM claims_scored;
CREATE OR REPLACE TEMP TABLE median_amount_claimed AS SELECT quantile_disc(amount_claimed, 0.5) AS amount_claimed FROM claims_scored;
CREATE OR REPLACE TEMP TABLE median_amount_paid AS SELECT quantile_disc(amount_paid, 0.5) AS amount_paid FROM claims_scored;
CREATE OR REPLACE TEMP TABLE median_amount_gap AS SELECT quantile_disc(amount_gap, 0.5) AS amount_gap FROM claims_scored;
CREATE OR REPLACE TEMP TABLE median_peer_mean AS SELECT quantile_disc(peer_mean, 0.5) AS peer_mean FROM claims_scored;
CREATE OR REPLACE TEMP TABLE median_peer_p90 AS SELECT quantile_disc(peer_p90, 0.5) AS peer_p90 FROM claims_scored;
CREATE OR REPLACE TEMP TABLE median_cost_zscore AS SELECT quantile_disc(cost_zscore, 0.5) AS cost_zscore FROM claims_scored;

-- grain: one reason of one claim; keys: claim_no and reason_no, claim_id and reason_no
-- contribution is above 0 where the feature makes the claim stranger; typical is, by typical_of:
--   peers     mean of the other claims of the claim's peer group
--   all       median of all claims
--   category  share of all claims that have the claim's value
CREATE TABLE score_reasons AS
WITH reasons AS (
  SELECT
    claim_no,
    CAST(reason_no AS TINYINT) AS reason_no,
    getvariable('feature_names')[CAST(feature_no AS INTEGER)] AS feature,
    contribution,
    contribution_share
  FROM claim_reasons
),
claims AS (SELECT * FROM claims_scored WHERE risk_rank <= getvariable('explained_claims')),
-- sums over each group of the peer ladder, the claims of narrower groups included
peer_sums AS (
  SELECT
    CASE grouping_id(dx_primary_group, facility_class, province_name) WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 3 THEN 3 WHEN 5 THEN 4 WHEN 7 THEN 5 END AS peer_level,
    concat_ws('|', dx_primary_group, severity_group, facility_class, province_name) AS peer_key,
    sum(los) AS los,
    sum(comorbidity_count) AS comorbidity_count,
    sum(amount_paid) AS amount_paid,
    sum(amount_gap) AS amount_gap,
    count(amount_paid) AS paid_count
  FROM claims_scored
  WHERE severity_group IS NOT NULL
  GROUP BY GROUPING SETS (
    (severity_group, dx_primary_group, facility_class, province_name),
    (severity_group, dx_primary_group, facility_class),
    (severity_group, dx_primary_group),
    (severity_group, facility_class),
    (severity_group)
  )
),
peers AS (
  SELECT
    c.claim_no,
    (p.los - c.los) / c.peer_n AS los,
    (p.comorbidity_count - c.comorbidity_count) / c.peer_n AS comorbidity_count,
    (p.amount_paid - coalesce(c.amount_paid, 0)) / nullif(p.paid_count - CAST(c.amount_paid IS NOT NULL AS INTEGER), 0) AS amount_paid,
    (p.amount_gap - coalesce(c.amount_gap, 0)) / nullif(p.paid_count - CAST(c.amount_paid IS NOT NULL AS INTEGER), 0) AS amount_gap
  FROM claims AS c
  JOIN peer_sums AS p ON p.peer_level = c.peer_level AND p.peer_key = c.peer_key
),
medians AS (SELECT * FROM median_los, median_comorbidity_count, median_amount_claimed, median_amount_paid, median_amount_gap, median_peer_mean, median_peer_p90, median_cost_zscore),
labels AS (
  SELECT 'severity_group' AS feature, severity_group AS label, count(*) AS n FROM claims_scored GROUP BY ALL
  UNION ALL SELECT 'facility_class', facility_class, count(*) FROM claims_scored GROUP BY ALL
  UNION ALL SELECT 'province_name', province_name, count(*) FROM claims_scored GROUP BY ALL
  UNION ALL SELECT 'service_type', service_type, count(*) FROM claims_scored GROUP BY ALL
),
shares AS (SELECT feature, label, n / sum(n) OVER (PARTITION BY feature) AS share FROM labels),
valued AS (
  SELECT
    r.*, c.claim_id, c.risk_rank,
    CASE r.feature
      WHEN 'los' THEN c.los
      WHEN 'comorbidity_count' THEN c.comorbidity_count
      WHEN 'amount_claimed' THEN c.amount_claimed
      WHEN 'amount_paid' THEN c.amount_paid
      WHEN 'amount_gap' THEN c.amount_gap
      WHEN 'peer_mean' THEN CAST(c.peer_mean AS DOUBLE)
      WHEN 'peer_p90' THEN CAST(c.peer_p90 AS DOUBLE)
      WHEN 'cost_zscore' THEN c.cost_zscore
    END AS value_number,
    CASE r.feature
      WHEN 'severity_group' THEN c.severity_group
      WHEN 'facility_class' THEN c.facility_class
      WHEN 'province_name' THEN c.province_name
      WHEN 'service_type' THEN c.service_type
    END AS value_text,
    CASE r.feature
      WHEN 'los' THEN p.los
      WHEN 'comorbidity_count' THEN p.comorbidity_count
      WHEN 'amount_claimed' THEN CAST(c.peer_mean AS DOUBLE)
      WHEN 'amount_paid' THEN p.amount_paid
      WHEN 'amount_gap' THEN p.amount_gap
    END AS typical_of_peers,
    CASE r.feature
      WHEN 'los' THEN m.los
      WHEN 'comorbidity_count' THEN m.comorbidity_count
      WHEN 'amount_claimed' THEN m.amount_claimed
      WHEN 'amount_paid' THEN m.amount_paid
      WHEN 'amount_gap' THEN m.amount_gap
      WHEN 'peer_mean' THEN CAST(m.peer_mean AS DOUBLE)
      WHEN 'peer_p90' THEN CAST(m.peer_p90 AS DOUBLE)
      WHEN 'cost_zscore' THEN m.cost_zscore
    END AS typical_of_all
  FROM reasons AS r
  JOIN claims AS c USING (claim_no)
  LEFT JOIN peers AS p USING (claim_no)
  CROSS JOIN medians AS m
)
SELECT
  v.claim_no, v.claim_id, v.risk_rank, v.reason_no, v.feature,
  v.contribution, v.contribution_share,
  CAST(v.value_number AS DECIMAL(38, 6)) AS value_number,
  v.value_text,
  CASE WHEN s.feature IS NOT NULL THEN 'category' WHEN v.typical_of_peers IS NOT NULL THEN 'peers' ELSE 'all' END AS typical_of,
  CAST(CASE
    WHEN s.feature IS NOT NULL THEN round(s.share, 6)
    WHEN v.feature IN ('los', 'comorbidity_count') THEN round(coalesce(v.typical_of_peers, v.typical_of_all), 1)
    WHEN v.feature = 'cost_zscore' THEN v.typical_of_all
    ELSE round(coalesce(v.typical_of_peers, v.typical_of_all))
  END AS DECIMAL(38, 6)) AS typical
FROM valued AS v
LEFT JOIN shares AS s ON s.feature = v.feature AND s.label IS NOT DISTINCT FROM v.value_text
ORDER BY v.risk_rank, v.reason_no
