-- grain: one cell of at least 20 claims of the run; for each quartile the two values of which one is that of the cell without a member
-- (the lower of the two nearest ranks), and that of all of it
CREATE TABLE position_cells AS
WITH members AS (
  UNPIVOT (SELECT amount_level AS measure, dx_cell, inacbg_cell, place_cell, procedure_cell, dx_procedure_cell FROM position_keys WHERE is_of_run)
  ON dx_cell, inacbg_cell, place_cell, procedure_cell, dx_procedure_cell INTO NAME kind VALUE cell
  UNION ALL
  UNPIVOT (SELECT CAST(los AS BIGINT) AS measure, dx_stay_cell, inacbg_stay_cell, severity_stay_cell FROM position_keys WHERE is_of_run)
  ON dx_stay_cell, inacbg_stay_cell, severity_stay_cell INTO NAME kind VALUE cell
  UNION ALL
  SELECT amount_by_day, 'day_cell', day_cell FROM position_keys WHERE is_of_run AND day_cell IS NOT NULL
),
amounts AS (SELECT cell, measure, count(*) AS n FROM members GROUP BY cell, measure),
cumulated AS (
  SELECT
    cell, measure,
    CAST(sum(n) OVER (PARTITION BY cell ORDER BY measure) AS INTEGER) AS reached,
    CAST(sum(n) OVER (PARTITION BY cell) AS INTEGER) AS total
  FROM amounts
)
SELECT
  cell,
  any_value(total) AS n,
  min(measure) FILTER (reached > (total - 2) // 4) AS low_25, min(measure) FILTER (reached > (total - 2) // 4 + 1) AS high_25, min(measure) FILTER (reached > (total - 1) // 4) AS all_25,
  min(measure) FILTER (reached > (total - 2) // 2) AS low_50, min(measure) FILTER (reached > (total - 2) // 2 + 1) AS high_50, min(measure) FILTER (reached > (total - 1) // 2) AS all_50,
  min(measure) FILTER (reached > 3 * (total - 2) // 4) AS low_75, min(measure) FILTER (reached > 3 * (total - 2) // 4 + 1) AS high_75, min(measure) FILTER (reached > 3 * (total - 1) // 4) AS all_75
FROM cumulated
WHERE total >= 20
GROUP BY cell
ORDER BY cell
