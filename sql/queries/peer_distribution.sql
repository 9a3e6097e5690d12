-- Amounts claimed of a claim's peers at its level of the ladder, the claim left out: quantiles R-7, as peer_p90. And how
-- many other claims its narrower levels have. One row; figures of no peers are NULL. A claim is a peer wherever it lies,
-- as in peer_mean and peer_p90: scope is not asked. `matching_claims` are those of its severity and of the
-- columns of its level.
WITH others AS (
  SELECT
    amount_claimed,
    dx_primary_group = $dx_primary_group AND facility_class = $facility_class AND province_name = $province_name AS is_level_1,
    dx_primary_group = $dx_primary_group AND facility_class = $facility_class AS is_level_2,
    dx_primary_group = $dx_primary_group AS is_level_3,
    facility_class = $facility_class AS is_level_4
  FROM matching_claims
  WHERE claim_id <> $claim_id
),
marked AS (
  SELECT
    *,
    CASE $peer_level::TINYINT WHEN 1 THEN is_level_1 WHEN 2 THEN is_level_2 WHEN 3 THEN is_level_3 WHEN 4 THEN is_level_4 WHEN 5 THEN true END AS is_peer
  FROM others
),
figures AS (
  SELECT
    count(*) FILTER (is_peer) AS n,
    min(amount_claimed) FILTER (is_peer) AS min,
    max(amount_claimed) FILTER (is_peer) AS max,
    quantile_cont(CAST(amount_claimed AS DOUBLE), [0.1, 0.25, 0.5, 0.75, 0.9]) FILTER (is_peer) AS quantiles,
    count(*) FILTER (is_peer AND amount_claimed < $amount_claimed::BIGINT) AS below,
    [count(*) FILTER (is_level_1), count(*) FILTER (is_level_2), count(*) FILTER (is_level_3), count(*) FILTER (is_level_4)] AS level_n
  FROM marked
)
SELECT
  n, min,
  round(quantiles[1], 1) AS p10,
  round(quantiles[2], 2) AS p25,
  round(quantiles[3], 1) AS median,
  round(quantiles[4], 2) AS p75,
  round(quantiles[5], 1) AS p90,
  max,
  round(below / n, 6) AS share_below,
  level_n[:$peer_level::TINYINT - 1] AS narrower_n
FROM figures
