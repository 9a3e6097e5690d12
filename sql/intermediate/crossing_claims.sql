-- grain: one claim of a patient of whom some claim begins before an earlier one has ended: the last discharge until its
-- admission, and with how many other claims it has time in common. Counted from days, not from pairs of claims: a patient
-- with very many of them costs no more than a sort.
CREATE OR REPLACE TEMP TABLE crossing_claims AS
WITH claims AS (
  SELECT *
  FROM patient_claims
  SEMI JOIN (SELECT patient_no FROM patient_claims WHERE last_discharged > admitted) AS crossing USING (patient_no)
),
-- a claim begins and ends; one of a single day does both at once. What ends on a day that it did not begin on, ends before others begin
events AS (
  SELECT patient_no, row_no, is_inpatient, admitted AS day, place, true AS begins, admitted = discharged AS ends FROM claims
  UNION ALL
  SELECT patient_no, row_no, is_inpatient, discharged, 0, false, true FROM claims WHERE discharged > admitted
),
counted AS (
  SELECT
    row_no, begins, ends,
    max(CASE WHEN ends THEN day END) OVER before AS last_discharged,
    max(CASE WHEN ends AND is_inpatient THEN day END) OVER before AS last_inpatient_discharged,
    -- CASE, not FILTER, which DuckDB looks at row by row in every frame
    count(CASE WHEN begins THEN 1 END) OVER (by_day RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS begun_earlier,
    count(CASE WHEN ends THEN 1 END) OVER (by_day RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS ended,
    count(CASE WHEN begins AND ends THEN 1 END) OVER (by_day RANGE BETWEEN CURRENT ROW AND CURRENT ROW) AS of_this_day
  FROM events
  WINDOW
    before AS (PARTITION BY patient_no ORDER BY day, place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
    by_day AS (PARTITION BY patient_no ORDER BY day)
)
SELECT
  row_no,
  max(last_discharged) FILTER (begins) AS last_discharged,
  max(last_inpatient_discharged) FILTER (begins) AS last_inpatient_discharged,
  -- those begun before its last day, less those ended by its first; a stay itself is one of the former
  CASE
    WHEN bool_and(begins) THEN max(begun_earlier - ended + of_this_day)
    ELSE max(begun_earlier) FILTER (NOT begins) - max(ended) FILTER (begins) - 1
  END AS overlapping_claim_count
FROM counted
GROUP BY row_no
