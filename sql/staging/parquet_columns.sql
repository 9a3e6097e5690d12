SELECT name
FROM parquet_schema($path)
WHERE num_children IS NULL
ORDER BY column_id
