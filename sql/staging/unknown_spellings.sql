-- spellings that the codebook does not list, most frequent first
WITH cells AS (
  SELECT unnest(string_split(unknown, chr(31))) AS cell
  FROM claims_staged
  WHERE file_no = $file_no AND unknown IS NOT NULL
)
SELECT split_part(cell, '=', 1) AS column_name, cell[len(split_part(cell, '=', 1)) + 2:] AS spelling, count(*) AS n
FROM cells
GROUP BY ALL
ORDER BY n DESC, column_name, spelling
LIMIT 5000
