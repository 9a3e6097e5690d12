-- grain: one cell of at least 20 claims of the run; for each quartile the two values of which one is that of the cell without a member
-- (the lower of the two nearest ranks), and that of all of it
CREATE TABLE position_cells AS
WITH members AS (
  UNPIVOT (SELECT amount_claimed AS measure, dx_cell, inacbg_cell, place_cell, procedure_cell, dx_procedure_cell FROM position_keys WHERE is_of_run)
  ON dx_cell, inacbg_cell, place_cell, procedure_cell, dx_procedure_cell INTO NAME kind VALUE cell
  UNION ALL
  UNPIVOT (SELECT CAST(los AS BIGINT) AS measure, dx_stay_cell, inacbg_stay_cell, severity_stay_cell FROM position_keys WHERE is_of_run)
  ON dx_stay_cell, inacbg_stay_cell, severity_stay_cell INTO NAME kind VALUE cell
),
cells AS (
  SELECT cell, CAST(count(*) AS INTEGER) AS n, list_sort(list(measure)) AS sorted
  FROM members
  GROUP BY cell
  HAVING count(*) >= 20
)
SELECT
  cell, n,
  sorted[(n - 2) // 4 + 1] AS low_25, sorted[(n - 2) // 4 + 2] AS high_25, sorted[(n - 1) // 4 + 1] AS all_25,
  sorted[(n - 2) // 2 + 1] AS low_50, sorted[(n - 2) // 2 + 2] AS high_50, sorted[(n - 1) // 2 + 1] AS all_50,
  sorted[3 * (n - 2) // 4 + 1] AS low_75, sorted[3 * (n - 2) // 4 + 2] AS high_75, sorted[3 * (n - 1) // 4 + 1] AS all_75
FROM cells
ORDER BY cell
