-- one row: the cells of each column that are no number
SELECT count(*) FILTER (COLUMNS(*) IS NOT NULL AND TRY_CAST(COLUMNS(*) AS DOUBLE) IS NULL) FROM csv_rows
