INSERT INTO members
WITH cells AS (
  SELECT * FROM raw
  UNION ALL BY NAME
  SELECT CAST(NULL AS VARCHAR) AS PSTV05 WHERE false
)
SELECT
  identifier_key($salt, PSTV01),
  parse_date(PSTV03, getvariable('style_PSTV03')),
  parse_code(PSTV05, getvariable('codes_PSTV05'))
FROM cells
WHERE NOT is_missing(PSTV01)
