-- The places of a facility among all in scope, the largest first; by rate among those with $min_n claims or
-- more. One row, or none where the facility has no claim in scope.
WITH measured AS (
  SELECT
    facility_key,
    count(*) AS n,
    count(*) FILTER (flag_mask <> 0) AS flagged_n,
    coalesce(sum(amount_claimed) FILTER (flag_mask <> 0), 0) AS flagged_amount
  FROM claims_scored
  WHERE facility_key IS NOT NULL
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
  GROUP BY facility_key
),
own AS (SELECT * FROM measured WHERE facility_key = $facility_key)
SELECT
  count(*) AS facility_n,
  count(*) FILTER (m.n >= $min_n::BIGINT) AS compared_n,
  1 + count(*) FILTER (m.n > own.n) AS rank_n,
  1 + count(*) FILTER (m.flagged_n > own.flagged_n) AS rank_flagged_n,
  1 + count(*) FILTER (m.flagged_amount > own.flagged_amount) AS rank_flagged_amount,
  CASE WHEN min(own.n) >= $min_n THEN 1 + count(*) FILTER (m.n >= $min_n AND m.flagged_n * own.n > own.flagged_n * m.n) END AS rank_flagged_rate
FROM measured AS m
CROSS JOIN own
HAVING count(*) > 0
