-- rows of the file
SELECT count(*) AS rows FROM csv_rows
