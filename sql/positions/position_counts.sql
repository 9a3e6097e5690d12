-- grain: one key, of one kind: who looks for one need not hold the others; the claims of the run that have it
CREATE TABLE position_counts AS
SELECT kind, key, CAST(count(*) AS INTEGER) AS n
FROM (
  UNPIVOT (
    SELECT service, facility_service, dx, procedure, dx_procedure, inacbg, dx_inacbg, topup, dx_topup, facility_dx, record, facility_record, patient_record, facility_inacbg, facility_week
    FROM position_keys
    WHERE is_of_run
  )
  ON COLUMNS(*) INTO NAME kind VALUE key
)
GROUP BY kind, key
ORDER BY kind, key
