-- 1 where the attached run holds the lists of codes it was given, else 0. One row.
SELECT count(*) AS tables
FROM duckdb_tables()
WHERE database_name = 'run' AND table_name = 'reference_codes'
