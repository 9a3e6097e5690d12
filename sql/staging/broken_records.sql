-- what DuckDB refused of the file just read; its line counts records, the header first
INSERT INTO broken_records
SELECT
  $file_no,
  line - 1 AS record,
  arg_min(coalesce(getvariable('layout_reasons')[error_type], 'RECORD_UNREADABLE'), byte_position),
  arg_min(column_name, byte_position),
  arg_min(trim(csv_line, chr(10) || chr(13)), byte_position)
FROM reject_errors
WHERE scan_id = (SELECT max(scan_id) FROM reject_scans WHERE file_path = getvariable('file'))
GROUP BY line
