-- grain: one key; the claims of the run that have it
CREATE TABLE position_counts AS
SELECT key, CAST(count(*) AS INTEGER) AS n
FROM (
  UNPIVOT (
    SELECT service, facility_service, dx, procedure, dx_procedure, inacbg, dx_inacbg, topup, dx_topup, facility_dx, record, facility_record, patient_record, facility_inacbg, facility_week
    FROM position_keys
    WHERE is_of_run
  )
  ON COLUMNS(*) INTO NAME kind VALUE key
)
GROUP BY key
ORDER BY key
