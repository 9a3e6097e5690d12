-- spellings that the codebook does not list, most frequent first
SELECT split_part(unknown, '=', 1) AS column_name, unknown[len(split_part(unknown, '=', 1)) + 2:] AS spelling, count(*) AS n
FROM claims_staged
WHERE file_no = $file_no AND unknown IS NOT NULL
GROUP BY ALL
ORDER BY n DESC, column_name, spelling
LIMIT 1000
