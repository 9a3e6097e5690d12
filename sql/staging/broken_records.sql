-- what DuckDB refused of the file just read; its line counts records and blank lines, the header first.
-- $blank_lines holds 0 and the places of the blank lines; chr(26) alone stands for a line with a stray quotation mark
INSERT INTO broken_records
WITH blanks AS (
  SELECT unnest($blank_lines) AS line, generate_subscripts($blank_lines, 1) AS blank_count
),
refused AS (
  SELECT
    line,
    min_by(coalesce(getvariable('layout_reasons')[error_type], 'RECORD_UNREADABLE'), (byte_position, error_type)) AS reason_code,
    min_by(coalesce(column_name, ''), (byte_position, error_type)) AS column_name,
    min(trim(csv_line, chr(10) || chr(13))) AS raw_text
  FROM reject_errors
  WHERE scan_id = getvariable('scan_id')
  GROUP BY line
)
SELECT
  $file_no,
  r.line - b.blank_count AS record,
  CASE WHEN r.raw_text = chr(26) THEN 'QUOTE_UNBALANCED' ELSE r.reason_code END,
  CASE WHEN r.raw_text <> chr(26) THEN nullif(r.column_name, '') END,
  nullif(r.raw_text, chr(26))
FROM refused AS r
ASOF JOIN blanks AS b ON b.line <= r.line
