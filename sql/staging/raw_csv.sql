-- the file named by the variables, every cell as text; what breaks the layout goes to reject_errors
CREATE OR REPLACE TEMP VIEW raw AS
SELECT *
FROM read_csv(
  getvariable('file'),
  columns = getvariable('file_columns'),
  delim = getvariable('file_delimiter'),
  header = true, auto_detect = false, quote = '"', escape = '"', store_rejects = true, hive_partitioning = false
)
