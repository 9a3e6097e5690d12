INSERT INTO reference_codes
SELECT list, code, label FROM run.reference_codes ORDER BY list, code
