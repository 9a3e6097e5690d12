-- each row is a required column that lacks values
SELECT 'claims_scored has ' || nulls || ' claims without ' || column_name AS failure
FROM (
  UNPIVOT (SELECT count(*) - count(COLUMNS(*)) FROM claims_scored)
  ON COLUMNS(*) INTO NAME column_name VALUE nulls
)
WHERE nulls > 0 AND list_contains($required, column_name)
ORDER BY column_name
