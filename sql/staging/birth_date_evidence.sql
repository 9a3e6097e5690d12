-- how many birth dates can only be read one way
SELECT
  'PSTV03' AS column_name,
  count(*) FILTER (TRY_CAST(part[1] AS INTEGER) BETWEEN 13 AND 31 AND TRY_CAST(part[2] AS INTEGER) BETWEEN 1 AND 12) AS first_style,
  count(*) FILTER (TRY_CAST(part[2] AS INTEGER) BETWEEN 13 AND 31 AND TRY_CAST(part[1] AS INTEGER) BETWEEN 1 AND 12) AS second_style
FROM (SELECT regexp_extract_all(PSTV03, '\d+') AS part FROM raw WHERE TRY_CAST(PSTV03 AS DATE) IS NULL)
