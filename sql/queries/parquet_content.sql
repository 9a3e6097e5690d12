-- hash over the rows of a Parquet file, each with its place; the run's own id is left out
SELECT md5(CAST(sum(CAST(hash(c) AS HUGEINT)) AS VARCHAR) || ':' || CAST(count(*) AS VARCHAR)) AS content
FROM (SELECT * EXCLUDE (etl_run_id) FROM read_parquet($path)) AS c
