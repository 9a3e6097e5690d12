-- what any engine must do for the same files: read the columns that the ETL reads, as they are written, join each claim's secondary diagnoses, write Parquet
COPY (
  WITH secondary AS (
    SELECT FKL02, list(FKL24 ORDER BY FKL24) AS codes, list(FKL24B ORDER BY FKL24) AS labels
    FROM read_csv(getvariable('secondary_file'), header = true)
    GROUP BY FKL02
  )
  SELECT
    c.PSTV01, c.PSTV02, c.PSTV15, c.FKL02, c.FKL03, c.FKL04, c.FKL05, c.FKL06, c.FKL07, c.FKL08, c.FKL09, c.FKL10, c.FKL11, c.FKL12, c.FKL13,
    c.FKL14, c.FKL16, c.FKL17A, c.FKL18, c.FKL18A, c.FKL19, c.FKL19A, c.FKL23, c.FKL30, c.FKL31, c.FKL32, c.FKL33, c.FKL34, c.FKL35, c.FKL37,
    c.FKL38, c.FKL40, c.FKL41, c.FKL43, c.FKL44, c.FKL46, c.FKL47, c.FKL48,
    s.codes, s.labels
  FROM read_csv(getvariable('claims_file'), header = true) AS c
  LEFT JOIN secondary AS s USING (FKL02)
) TO 'claims.parquet' (FORMAT parquet)
