-- the column as numbers, in the order of the file; a missing one is NaN
SELECT coalesce(TRY_CAST({column} AS DOUBLE), 'NaN') AS cells FROM csv_rows
