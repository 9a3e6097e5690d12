-- grain: one peer group of one level of the ladder, 1 dx × severity × class × province … 5 severity, by codes
-- order statistics around P90 (R-7) of the group without one member: position 0.9 × (n − 2), in tenths
CREATE OR REPLACE TEMP TABLE coded_peer_groups AS
WITH amounts AS (
  SELECT
    grouping_id(dx_primary_group, severity_code, class_code, province_code) AS left_out,
    dx_primary_group, severity_code, class_code, province_code, amount_claimed,
    count(*) AS n
  FROM claims_kept
  GROUP BY GROUPING SETS (
    (dx_primary_group, severity_code, class_code, province_code, amount_claimed),
    (dx_primary_group, severity_code, class_code, amount_claimed),
    (dx_primary_group, severity_code, amount_claimed),
    (severity_code, class_code, amount_claimed),
    (severity_code, amount_claimed)
  )
),
levels AS (
  SELECT CASE left_out WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 3 THEN 3 WHEN 9 THEN 4 WHEN 11 THEN 5 END AS peer_level, *
  FROM amounts
  WHERE severity_code IS NOT NULL
    AND (left_out >= 8 OR dx_primary_group IS NOT NULL)
    AND (left_out IN (3, 11) OR class_code IS NOT NULL)
    AND (left_out <> 0 OR province_code IS NOT NULL)
),
cumulated AS (
  SELECT
    *,
    sum(n) OVER (PARTITION BY peer_level, dx_primary_group, severity_code, class_code, province_code ORDER BY amount_claimed) AS reached,
    sum(n) OVER (PARTITION BY peer_level, dx_primary_group, severity_code, class_code, province_code) AS total
  FROM levels
)
SELECT
  CAST(peer_level AS TINYINT) AS peer_level, dx_primary_group, severity_code, class_code, province_code,
  CAST(any_value(total) AS INTEGER) AS n,
  sum(CAST(n AS HUGEINT) * amount_claimed) AS amount_sum,
  sum(CAST(n AS HUGEINT) * amount_claimed * amount_claimed) AS amount_square_sum,
  min(amount_claimed) AS amount_min,
  max(amount_claimed) AS amount_max,
  min(amount_claimed) FILTER (2 * reached > total - 1) AS median_low,
  min(amount_claimed) FILTER (2 * reached > total) AS median_high,
  -- R-7 position of P90 in the whole group, for showing the group itself
  min(amount_claimed) FILTER (reached > 9 * (total - 1) // 10) AS p90_low,
  min(amount_claimed) FILTER (reached > 9 * (total - 1) // 10 + 1) AS p90_high,
  -- and the three values that decide it for the group without one member
  min(amount_claimed) FILTER (reached > 9 * (total - 2) // 10) AS others_low,
  min(amount_claimed) FILTER (reached > 9 * (total - 2) // 10 + 1) AS others_middle,
  min(amount_claimed) FILTER (reached > 9 * (total - 2) // 10 + 2) AS others_high
FROM cumulated
GROUP BY peer_level, dx_primary_group, severity_code, class_code, province_code
