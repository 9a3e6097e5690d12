SELECT
  coalesce(min(rowid), 0) AS first_row_no,
  count(*) AS row_count,
  count(unparsed) AS unparsed,
  count(unknown) AS unknown
FROM claims_staged
WHERE file_no = $file_no
