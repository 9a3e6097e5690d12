-- What each facility bills for one INA-CBG, or for one diagnosis, beside what all facilities bill for it.
-- Grain: facility, code. Medians are amounts that occur: of two middle ones the lower. An outlier is a
-- claim above the P90 of its own peers; claims without peers are not counted in the rate. With $of_facility
-- the rows are those of one facility alone, and still beside all.
WITH coded AS (
  SELECT
    facility_key,
    CASE $by::VARCHAR WHEN 'inacbg' THEN inacbg_code ELSE dx_primary_group END AS code,
    CASE $by WHEN 'inacbg' THEN inacbg_label END AS label,
    amount_claimed, amount_paid, amount_gap, peer_p90
  FROM matching_claims
),
cells AS (
  SELECT
    facility_key,
    code,
    count(*) AS n,
    quantile_disc(amount_claimed, 0.5) AS median_claimed,
    quantile_disc(amount_paid, 0.5) AS median_paid,
    sum(amount_claimed) AS amount_claimed,
    sum(amount_gap) AS amount_gap,
    count(*) FILTER (amount_claimed > peer_p90) AS outlier_n,
    count(peer_p90) AS compared_n
  FROM coded
  WHERE code IS NOT NULL
    AND ($of_facility::VARCHAR IS NULL OR facility_key = $of_facility)
  GROUP BY facility_key, code
  HAVING count(*) >= $min_n::BIGINT
),
codes AS (
  SELECT code, min(label) AS label, count(*) AS all_n, quantile_disc(amount_claimed, 0.5) AS all_median_claimed
  FROM coded
  WHERE code IS NOT NULL
    AND ($of_facility::VARCHAR IS NULL OR code IN (SELECT code FROM cells))
  GROUP BY code
)
SELECT
  cells.*,
  f.facility_name,
  f.facility_class,
  f.province_code,
  f.province_name,
  codes.label,
  codes.all_n,
  codes.all_median_claimed,
  round(cells.median_claimed / nullif(codes.all_median_claimed, 0), 6) AS median_ratio,
  cells.median_claimed - cells.median_paid AS median_gap,
  round(cells.outlier_n / nullif(cells.compared_n, 0), 6) AS outlier_rate
FROM cells
INNER JOIN codes ON codes.code = cells.code
LEFT JOIN facilities AS f ON f.facility_key = cells.facility_key
