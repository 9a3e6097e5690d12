-- the first cell of the column that is no number, and the row of the file it is in, from 1
SELECT rowid + 1 AS row_no, {column} AS cell
FROM csv_rows
WHERE {column} IS NOT NULL AND TRY_CAST({column} AS DOUBLE) IS NULL
ORDER BY rowid
LIMIT 1
