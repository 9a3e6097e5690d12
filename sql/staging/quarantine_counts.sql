SELECT reason_code, count(*) AS n
FROM (
  SELECT reason_code FROM claims_rejected
  UNION ALL
  SELECT b.reason_code FROM broken_records AS b JOIN source_files AS f USING (file_no) WHERE f.kind = 'claims'
)
GROUP BY reason_code
ORDER BY n DESC, reason_code
