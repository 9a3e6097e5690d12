-- What a claim is compared with, as the ETL would work it out with the claim among those that peer_groups was made of: as one
-- more, or, where $was_amount is given, in place of what it was. From the statistics of the groups alone; the macros are those
-- of the prelude. One row; none where no level of the ladder has 30 others.
WITH ladder AS (
  SELECT
    level,
    CASE WHEN level <= 3 THEN $dx_primary_group::VARCHAR END AS dx_primary_group,
    CASE WHEN level IN (1, 2, 4) THEN $facility_class::VARCHAR END AS facility_class,
    CASE WHEN level = 1 THEN $province_name::VARCHAR END AS province_name,
    coalesce(
      $was_amount::BIGINT IS NOT NULL
        AND $was_severity_group::VARCHAR = $severity_group::VARCHAR
        AND (level > 3 OR $was_dx_primary_group::VARCHAR = $dx_primary_group::VARCHAR)
        AND (level IN (3, 5) OR $was_facility_class::VARCHAR = $facility_class::VARCHAR)
        AND (level > 1 OR $was_province_name::VARCHAR = $province_name::VARCHAR),
      false
    ) AS was_member
  FROM range(1, 6) AS levels(level)
),
others AS (
  SELECT
    g.peer_level, g.peer_key,
    CASE WHEN l.was_member THEN g.n - 1 ELSE g.n END AS n,
    CASE WHEN l.was_member THEN g.amount_sum - $was_amount::BIGINT ELSE g.amount_sum END AS amount_sum,
    CASE WHEN l.was_member THEN g.amount_square_sum - CAST($was_amount::BIGINT AS HUGEINT) * $was_amount::BIGINT ELSE g.amount_square_sum END AS amount_square_sum,
    CASE WHEN NOT l.was_member THEN g.p90_low WHEN $was_amount::BIGINT > g.others_low THEN g.others_low ELSE g.others_middle END AS p90_low,
    CASE WHEN NOT l.was_member THEN g.p90_high WHEN $was_amount::BIGINT > g.others_middle THEN g.others_middle ELSE g.others_high END AS p90_high
  FROM ladder AS l
  JOIN peer_groups AS g
    ON g.peer_level = l.level
    AND g.severity_group = $severity_group::VARCHAR
    AND g.dx_primary_group IS NOT DISTINCT FROM l.dx_primary_group
    AND g.facility_class IS NOT DISTINCT FROM l.facility_class
    AND g.province_name IS NOT DISTINCT FROM l.province_name
),
used AS (
  SELECT *, peer_deviation(n, amount_sum, amount_square_sum) AS deviation
  FROM others
  WHERE n >= 30
  ORDER BY peer_level
  LIMIT 1
)
SELECT
  peer_level,
  peer_key,
  n AS peer_n,
  peer_mean(n, amount_sum) AS peer_mean,
  peer_p90(n, p90_low, p90_high) AS peer_p90,
  CAST(deviation AS DECIMAL(18, 2)) AS peer_std,
  peer_zscore($amount_claimed::BIGINT, n, amount_sum, deviation) AS cost_zscore
FROM used
