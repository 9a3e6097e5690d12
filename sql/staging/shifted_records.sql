-- grain: one staged claim of a file with records that broke the layout; such a record is no row, so the rows after it stand further on
CREATE OR REPLACE TEMP TABLE shifted_records AS
WITH files AS (
  SELECT f.file_no, f.first_row_no, f.row_count, count(*) AS broken
  FROM source_files AS f
  JOIN broken_records AS b USING (file_no)
  WHERE f.kind = 'claims'
  GROUP BY ALL
),
records AS (
  SELECT f.file_no, unnest(range(1, f.row_count + f.broken + 1)) AS record
  FROM files AS f
),
whole AS (
  SELECT r.file_no, r.record
  FROM records AS r
  ANTI JOIN broken_records AS b ON b.file_no = r.file_no AND b.record = r.record
)
SELECT f.first_row_no + row_number() OVER (PARTITION BY w.file_no ORDER BY w.record) - 1 AS row_no, w.record
FROM whole AS w
JOIN files AS f USING (file_no)
