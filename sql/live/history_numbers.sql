-- the columns of `history_claims` as numbers, in its order. A key has 80 bits: 52 in a DOUBLE and 28 in an INTEGER
SELECT
  CAST(CAST('0x' || left(c.patient_key, 13) AS BIGINT) AS DOUBLE) AS key_high,
  CAST('0x' || right(c.patient_key, 7) AS INTEGER) AS key_low,
  CAST(c.admit_date - DATE '1970-01-01' AS INTEGER) AS admitted,
  CAST(c.discharge_date - DATE '1970-01-01' AS INTEGER) AS discharged,
  CAST(coalesce(CAST(c.service_type = 'RITL' AS INTEGER), -1) AS SMALLINT) AS is_inpatient,
  CAST(coalesce(CAST(c.province_code AS SMALLINT), -1) AS SMALLINT) AS province_code,
  t.treatment_no
FROM history_claims AS c
JOIN history_treatments AS t ON t.dx_primary_code IS NOT DISTINCT FROM c.dx_primary_code AND t.procedure_codes = c.procedure_codes
ORDER BY c.place
