-- one row: the cells of each column that are not missing
SELECT count(COLUMNS(*)) FROM csv_rows
