-- grain: one claim of a known patient; two of a patient may be one service billed twice where both columns are the same
CREATE OR REPLACE TEMP VIEW treatments AS
SELECT c.row_no, c.dx_primary_code, coalesce(s.procedure_set, '') AS procedure_set
FROM claims_kept AS c
LEFT JOIN procedure_sets AS s ON s.procedures_text = c.procedures_text
WHERE c.patient_key IS NOT NULL
