-- the first of several rows with one FKL02, by (file, record), stays
INSERT INTO claims_rejected
WITH repeated AS (
  SELECT claim_id, min(row_no) AS first_row_no
  FROM (
    SELECT c.claim_id, c.rowid AS row_no
    FROM claims_staged AS c
    ANTI JOIN claims_rejected AS r ON r.row_no = c.rowid
  )
  GROUP BY claim_id
  HAVING count(*) > 1
)
SELECT c.rowid, c.file_no, 'CLAIM_ID_REPEATED', 'FKL02', c.claim_id
FROM claims_staged AS c
JOIN repeated AS r ON r.claim_id = c.claim_id
ANTI JOIN claims_rejected AS known ON known.row_no = c.rowid
WHERE c.rowid > r.first_row_no
