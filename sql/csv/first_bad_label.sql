-- the first cell of the column that is neither 0 nor 1, and the row of the file it is in, from 1
SELECT rowid + 1 AS row_no, {column} AS cell
FROM csv_rows
WHERE {column} IS NULL OR coalesce(TRY_CAST({column} AS DOUBLE) NOT IN (0, 1), true)
ORDER BY rowid
LIMIT 1
