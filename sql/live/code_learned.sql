-- labels that the claims of the snapshot have and no codebook lists: the ETL took them as they stood
INSERT INTO code_values
WITH labels AS (
  SELECT 'FKL07' AS column_name, facility_ownership AS label FROM claims_scored
  UNION SELECT 'FKL08', facility_kind FROM claims_scored
  UNION SELECT 'FKL10', service_type FROM claims_scored
  UNION SELECT 'FKL11', clinic_name FROM claims_scored
  UNION SELECT 'FKL12', segment FROM claims_scored
  UNION SELECT 'FKL13', entitlement_class FROM claims_scored
  UNION SELECT 'FKL14', discharge_status FROM claims_scored
)
SELECT l.column_name, CAST((SELECT greatest(1000, max(code)) FROM code_values) + row_number() OVER (ORDER BY l.column_name, l.label) AS SMALLINT), l.label, [l.label], false
FROM labels AS l
ANTI JOIN code_values AS known USING (column_name, label)
WHERE l.label IS NOT NULL
