-- one row: the values of the column, in order
SELECT coalesce(list(DISTINCT {column} ORDER BY {column}) FILTER ({column} IS NOT NULL), []) AS names FROM csv_rows
