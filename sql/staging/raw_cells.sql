-- some rows of the file that `raw` reads, as JSON with the identifiers replaced
SELECT row_in_file, CAST(to_json(cells) AS VARCHAR) AS raw_text
FROM (
  SELECT row_number() OVER () AS row_in_file, r AS cells
  FROM (SELECT * REPLACE ('[PSTV01]' AS PSTV01, '[PSTV02]' AS PSTV02) FROM raw) AS r
)
WHERE list_contains($rows, row_in_file)
ORDER BY row_in_file
