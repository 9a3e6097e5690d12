-- grain: one claim of `claims_to_compare` that has peers: what it is compared with, as the ETL would work it out with the claim among
-- those that peer_groups was made of: as one more, or, where was_amount is given, in place of what it was. From the statistics of the groups alone
CREATE OR REPLACE TEMP VIEW peers_of_claims AS
WITH ladder AS (
  SELECT
    c.row_no, level, c.severity_group, c.was_amount,
    CASE WHEN level <= 3 THEN c.dx_primary_group END AS dx_primary_group,
    CASE WHEN level IN (1, 2, 4) THEN c.facility_class END AS facility_class,
    CASE WHEN level = 1 THEN c.province_name END AS province_name,
    coalesce(
      c.was_amount IS NOT NULL
        AND c.was_severity_group = c.severity_group
        AND (level > 3 OR c.was_dx_primary_group = c.dx_primary_group)
        AND (level IN (3, 5) OR c.was_facility_class = c.facility_class)
        AND (level > 1 OR c.was_province_name = c.province_name),
      false
    ) AS was_member
  FROM claims_to_compare AS c, range(1, 6) AS levels(level)
),
others AS (
  SELECT
    l.row_no, g.peer_level, g.peer_key,
    CASE WHEN l.was_member THEN g.n - 1 ELSE g.n END AS n,
    CASE WHEN l.was_member THEN g.amount_sum - l.was_amount ELSE g.amount_sum END AS amount_sum,
    CASE WHEN l.was_member THEN g.amount_square_sum - CAST(l.was_amount AS HUGEINT) * l.was_amount ELSE g.amount_square_sum END AS amount_square_sum,
    CASE WHEN NOT l.was_member THEN g.p90_low WHEN l.was_amount > g.others_low THEN g.others_low ELSE g.others_middle END AS p90_low,
    CASE WHEN NOT l.was_member THEN g.p90_high WHEN l.was_amount > g.others_middle THEN g.others_middle ELSE g.others_high END AS p90_high
  FROM ladder AS l
  JOIN peer_groups AS g
    ON g.peer_level = l.level
    AND g.severity_group = l.severity_group
    AND g.dx_primary_group IS NOT DISTINCT FROM l.dx_primary_group
    AND g.facility_class IS NOT DISTINCT FROM l.facility_class
    AND g.province_name IS NOT DISTINCT FROM l.province_name
)
SELECT *
FROM others
WHERE n >= 30
QUALIFY row_number() OVER (PARTITION BY row_no ORDER BY peer_level) = 1
