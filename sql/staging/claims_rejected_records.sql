-- rejected claims with their record numbers, then records that broke the layout
SELECT
  r.file_no,
  CAST(coalesce(s.record, r.row_no - f.first_row_no + 1) AS BIGINT) AS record,
  r.row_no - f.first_row_no + 1 AS row_in_file,
  r.reason_code, r.column_name, r.value,
  NULL AS raw_text
FROM claims_rejected AS r
JOIN source_files AS f USING (file_no)
LEFT JOIN shifted_records AS s ON s.row_no = r.row_no
UNION ALL
SELECT file_no, record, NULL, reason_code, column_name, NULL, raw_text
FROM broken_records
ORDER BY file_no, record
