-- The measures of each group of claims: by month of admission where $by_month, and by one $dimension, or
-- by either alone. Grain: month, code, value. Rates to 6 decimals; a median is the lower of two middle ones.
WITH grouped AS (
  SELECT
    CASE WHEN $by_month::BOOLEAN THEN strftime(admit_date, '%Y-%m') END AS month,
    CASE $dimension::VARCHAR
      WHEN 'province' THEN province_code
      WHEN 'facility' THEN facility_key
      WHEN 'dx' THEN dx_primary_group
      WHEN 'inacbg' THEN inacbg_code
    END AS code,
    CASE $dimension
      WHEN 'province' THEN province_name
      WHEN 'severity' THEN severity_group
      WHEN 'segment' THEN segment
      WHEN 'service_type' THEN service_type
      WHEN 'class' THEN facility_class
      WHEN 'tariff_region' THEN CAST(tariff_region AS VARCHAR)
    END AS value,
    CASE $dimension
      WHEN 'dx' THEN min(dx_primary_label) FILTER (dx_primary_code = dx_primary_group)
      WHEN 'inacbg' THEN min(inacbg_label)
    END AS label,
    count(*) AS n,
    count(*) FILTER (service_type = 'RITL') AS inpatient_n,
    count(DISTINCT facility_key) AS facility_n,
    sum(los) AS los_total,
    sum(amount_claimed) AS amount_claimed,
    sum(amount_paid) AS amount_paid,
    sum(amount_gap) AS amount_gap,
    sum(amount_claimed) FILTER (amount_paid IS NOT NULL) AS amount_settled,
    quantile_disc(amount_claimed, 0.5) AS median_claimed,
    quantile_disc(amount_paid, 0.5) AS median_paid,
    quantile_disc(tariff_amount, 0.5) AS median_tariff,
    count(*) FILTER (flag_mask <> 0) AS flagged_n,
    coalesce(sum(amount_claimed) FILTER (flag_mask <> 0), 0) AS flagged_amount,
    count(*) FILTER (amount_claimed > peer_p90) AS outlier_n,
    count(peer_p90) AS compared_n,
    -- scores have 6 decimals: summed as integers, the order of the sum decides nothing
    sum(CAST(round(risk_score * 1000000) AS BIGINT)) AS risk_millionths,
    max(risk_score) AS max_risk
  FROM matching_claims
  GROUP BY 1, 2, 3
)
SELECT
  g.*,
  f.facility_name,
  f.facility_class,
  f.province_code,
  f.province_name,
  round(g.n / sum(g.n) OVER (), 6) AS share_of_claims,
  round(g.amount_claimed / nullif(sum(g.amount_claimed) OVER (), 0), 6) AS share_of_amount,
  round(g.los_total / g.n, 6) AS mean_los,
  round(g.amount_gap / nullif(g.amount_settled, 0), 6) AS gap_rate,
  round(g.flagged_n / g.n, 6) AS flagged_rate,
  round(g.outlier_n / nullif(g.compared_n, 0), 6) AS outlier_rate,
  round(g.risk_millionths / (g.n * 1000000.0::DOUBLE), 6) AS mean_risk
FROM grouped AS g
LEFT JOIN facilities AS f ON $dimension = 'facility' AND f.facility_key = g.code
WHERE g.n >= $min_n::BIGINT
