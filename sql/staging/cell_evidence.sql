-- grain: one row a column; how many of its cells can only be read one way
-- `comma` is the Indonesian 1.234.567,00 and `point` is 1,234,567.00; a single group of three is thousands unless the column proves otherwise
WITH cells AS (
  SELECT * FROM raw
  UNION ALL BY NAME
  SELECT * FROM raw_template
),
amounts AS (
  UNPIVOT (SELECT FKL32, FKL34, FKL37, FKL40, FKL43, FKL46, FKL47, FKL48 FROM cells)
  ON FKL32, FKL34, FKL37, FKL40, FKL43, FKL46, FKL47, FKL48
  INTO NAME column_name VALUE cell
),
dates AS (
  UNPIVOT (SELECT FKL03, FKL04 FROM cells) ON FKL03, FKL04 INTO NAME column_name VALUE cell
)
SELECT
  column_name,
  count(*) FILTER (
    regexp_full_match(cell, '-?\d{1,3}(\.\d{3}){2,}(,\d+)?') OR regexp_full_match(cell, '-?\d{1,3}(\.\d{3})+,\d+')
    OR regexp_full_match(cell, '-?\d+,(\d{1,2}|\d{4,}|-)') OR regexp_full_match(cell, '-?\d{4,},\d{3}')
  ) AS first_style,
  count(*) FILTER (
    regexp_full_match(cell, '-?\d{1,3}(,\d{3}){2,}(\.\d+)?') OR regexp_full_match(cell, '-?\d{1,3}(,\d{3})+\.\d+')
    OR regexp_full_match(cell, '-?\d+\.(\d{1,2}|\d{4,})') OR regexp_full_match(cell, '-?\d{4,}\.\d{3}')
  ) AS second_style,
  count(*) FILTER (regexp_full_match(cell, '-?\d{1,3}\.\d{3}')) AS first_style_likely,
  count(*) FILTER (regexp_full_match(cell, '-?\d{1,3},\d{3}')) AS second_style_likely
FROM (SELECT column_name, regexp_replace(trim(cell), '^[Rr][Pp]\.? *', '') AS cell FROM amounts WHERE plain_integer(cell) IS NULL)
GROUP BY column_name
UNION ALL
SELECT
  column_name,
  count(*) FILTER (TRY_CAST(part[1] AS INTEGER) BETWEEN 13 AND 31 AND TRY_CAST(part[2] AS INTEGER) BETWEEN 1 AND 12),
  count(*) FILTER (TRY_CAST(part[2] AS INTEGER) BETWEEN 13 AND 31 AND TRY_CAST(part[1] AS INTEGER) BETWEEN 1 AND 12),
  0,
  0
FROM (SELECT column_name, regexp_extract_all(cell, '\d+') AS part FROM dates WHERE TRY_CAST(cell AS DATE) IS NULL)
GROUP BY column_name
ORDER BY column_name
