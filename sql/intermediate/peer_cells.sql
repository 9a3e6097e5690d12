-- grain: one combination of the finest level; the first level of the ladder with at least 30 other claims
CREATE OR REPLACE TEMP TABLE peer_cells AS
WITH cells AS (SELECT DISTINCT dx_primary_group, severity_code, class_code, province_code FROM claims_kept),
ladder AS (
  SELECT
    dx_primary_group AS dx, severity_code AS severity, class_code AS class, province_code AS province,
    level,
    CASE WHEN level <= 3 THEN dx_primary_group END AS level_dx,
    CASE WHEN level IN (1, 2, 4) THEN class_code END AS level_class,
    CASE WHEN level = 1 THEN province_code END AS level_province
  FROM cells, range(1, 6) AS levels(level)
),
fitting AS (
  SELECT l.dx, l.severity, l.class, l.province, g.*
  FROM ladder AS l
  JOIN coded_peer_groups AS g
    ON g.peer_level = l.level
    AND g.severity_code = l.severity
    AND g.dx_primary_group IS NOT DISTINCT FROM l.level_dx
    AND g.class_code IS NOT DISTINCT FROM l.level_class
    AND g.province_code IS NOT DISTINCT FROM l.level_province
  WHERE g.n > 30
)
SELECT
  dx, severity, class, province,
  peer_level, n, amount_sum, amount_square_sum, others_low, others_middle, others_high,
  peer_group_key(peer_level, dx, severity_label.label, class_label.label, province_label.label) AS peer_key
FROM fitting
LEFT JOIN code_values AS severity_label ON severity_label.column_name = 'FKL23' AND severity_label.code = severity
LEFT JOIN code_values AS class_label ON class_label.column_name = 'FKL09' AND class_label.code = class
LEFT JOIN code_values AS province_label ON province_label.column_name = 'FKL05' AND province_label.code = province
QUALIFY row_number() OVER (PARTITION BY dx, severity, class, province ORDER BY peer_level) = 1
