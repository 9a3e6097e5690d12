-- the file named by the variables, every cell as text, in the order of the file; a marker of a missing value is NULL
CREATE OR REPLACE TEMP TABLE csv_rows AS
SELECT CASE WHEN list_contains(['', 'na', 'n/a', 'nan', 'null', 'none', '?'], lower(trim(COLUMNS(*)))) THEN NULL ELSE trim(COLUMNS(*)) END
FROM read_csv(
  getvariable('file'),
  columns = getvariable('file_columns'),
  delim = getvariable('file_delimiter'),
  header = true, auto_detect = false, quote = '"', escape = '"', nullstr = '', hive_partitioning = false
)
