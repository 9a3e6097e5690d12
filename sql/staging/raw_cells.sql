-- some rows of the file that `raw` reads, as JSON, identifiers included: the caller replaces them
SELECT row_in_file, CAST(to_json(cells) AS VARCHAR) AS cells
FROM (
  SELECT row_number() OVER () AS row_in_file, r AS cells
  FROM raw AS r
)
WHERE list_contains($rows, row_in_file)
ORDER BY row_in_file
