-- The places of each facility among all that have claims in scope, the largest first; by rate among those with $min_n claims or
-- more, NULL of others. Grain: a facility.
WITH measured AS (
  SELECT
    facility_key,
    count(*) AS n,
    count(*) FILTER (flag_mask <> 0) AS flagged_n,
    coalesce(sum(amount_claimed) FILTER (flag_mask <> 0), 0) AS flagged_amount,
    count(*) >= $min_n::BIGINT AS is_compared
  FROM claims_scored
  WHERE facility_key IS NOT NULL
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
  GROUP BY facility_key
)
SELECT
  facility_key,
  count(*) OVER () AS facility_n,
  count(*) FILTER (is_compared) OVER () AS compared_n,
  rank() OVER (ORDER BY n DESC) AS rank_n,
  rank() OVER (ORDER BY flagged_n DESC) AS rank_flagged_n,
  rank() OVER (ORDER BY flagged_amount DESC) AS rank_flagged_amount,
  -- counts are small enough for quotients that differ to be different doubles
  CASE WHEN is_compared THEN rank() OVER (PARTITION BY is_compared ORDER BY flagged_n / n DESC) END AS rank_flagged_rate
FROM measured
ORDER BY facility_key
