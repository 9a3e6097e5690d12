CREATE OR REPLACE TEMP VIEW raw AS
SELECT cell_text(COLUMNS(*))
FROM read_parquet(getvariable('file'), binary_as_string = true, hive_partitioning = false)
