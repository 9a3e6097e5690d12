-- NULLs of the columns that may hold one
SELECT column_name, nulls
FROM (
  UNPIVOT (SELECT count(*) - count(COLUMNS(*)) FROM qc_claims)
  ON COLUMNS(*) INTO NAME column_name VALUE nulls
)
WHERE list_contains($columns, column_name)
ORDER BY column_name
