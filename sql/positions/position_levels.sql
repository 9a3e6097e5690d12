-- grain: one entitlement, class or region of at least 20 claims of the run; by how much amounts there are above those of the same INA-CBG, in logs: the median,
-- of entitlements first, then of classes beyond that, then of regions beyond both (median polish: Tukey 1977)
CREATE TABLE position_levels AS
WITH claims AS (
  SELECT entitlement_level, class_level, region_level, ln(1 + amount_claimed) AS height, hash(service_type, inacbg_code) AS inacbg
  FROM level_keys
  WHERE source_record > 0
),
usual AS (SELECT inacbg, median(height) AS height FROM claims GROUP BY inacbg HAVING count(*) >= 20),
above AS (SELECT entitlement_level, class_level, region_level, c.height - u.height AS above FROM claims AS c JOIN usual AS u USING (inacbg)),
entitlements AS (SELECT entitlement_level AS key, median(above) AS level FROM above WHERE entitlement_level IS NOT NULL GROUP BY key HAVING count(*) >= 20),
above_entitlement AS (SELECT class_level, region_level, above - coalesce(level, 0) AS above FROM above LEFT JOIN entitlements ON key = entitlement_level),
classes AS (SELECT class_level AS key, median(above) AS level FROM above_entitlement GROUP BY key HAVING count(*) >= 20),
above_class AS (SELECT region_level, above - coalesce(level, 0) AS above FROM above_entitlement LEFT JOIN classes ON key = class_level),
regions AS (SELECT region_level AS key, median(above) AS level FROM above_class GROUP BY key HAVING count(*) >= 20)
FROM entitlements UNION ALL FROM classes UNION ALL FROM regions
ORDER BY key
