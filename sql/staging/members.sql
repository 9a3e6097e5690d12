INSERT INTO members
SELECT
  identifier_key($salt, PSTV01),
  parse_date(PSTV03, getvariable('style_PSTV03')),
  parse_code(PSTV05, getvariable('codes_PSTV05'))
FROM raw
WHERE trim(PSTV01) <> ''
