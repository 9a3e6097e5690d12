-- grain: one claim, with the sums and order statistics of the others of its peer group; it is one of the group itself
CREATE OR REPLACE TEMP VIEW claims_compared AS
SELECT
  c.*,
  p.peer_level,
  p.peer_key,
  p.n - 1 AS peer_n,
  p.amount_sum - c.amount_claimed AS others_sum,
  p.amount_square_sum - CAST(c.amount_claimed AS HUGEINT) * c.amount_claimed AS others_square_sum,
  CASE WHEN c.amount_claimed > p.others_low THEN p.others_low ELSE p.others_middle END AS p90_low,
  CASE WHEN c.amount_claimed > p.others_middle THEN p.others_middle ELSE p.others_high END AS p90_high
FROM claims_kept AS c
LEFT JOIN peer_cells AS p
  ON p.severity = c.severity_code
  AND p.dx IS NOT DISTINCT FROM c.dx_primary_group
  AND p.class IS NOT DISTINCT FROM c.class_code
  AND p.province IS NOT DISTINCT FROM c.province_code
