-- the column as numbers of its values, in the order of the file; a missing one is -1
SELECT CAST(coalesce(enum_code(CAST({column} AS csv_category)), -1) AS INTEGER) AS cells FROM csv_rows
