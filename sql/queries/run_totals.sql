SELECT count(*) AS rows_out, CAST(max(discharge_date) AS VARCHAR) AS data_date, CAST(min(discharge_date) AS VARCHAR) AS first_date
FROM read_parquet($path)
