-- grain: one INA-CBG code that occurs, taken apart
CREATE OR REPLACE TEMP TABLE inacbg_codes AS
WITH codes AS (SELECT DISTINCT inacbg_code FROM claims_staged WHERE inacbg_code IS NOT NULL),
parts AS (
  SELECT
    inacbg_code,
    regexp_extract(inacbg_code, '^([A-Z])-([0-9])-([0-9]{1,3})-(0|I{1,3})$', ['main_group', 'case_type', 'number', 'severity']) AS part
  FROM codes
)
SELECT
  inacbg_code,
  nullif(part.main_group, '') AS inacbg_group,
  TRY_CAST(part.case_type AS TINYINT) AS inacbg_case_type,
  TRY_CAST(part.number AS SMALLINT) AS inacbg_number,
  nullif(part.severity, '') AS inacbg_severity,
  -- as FKL23: 1 outpatient, 2 ringan, 3 sedang, 4 berat
  CASE part.severity WHEN '0' THEN 1 WHEN 'I' THEN 2 WHEN 'II' THEN 3 WHEN 'III' THEN 4 END AS severity_code,
  (part.case_type IN ('1', '4', '6', '8') AND part.severity = '0')
    OR (part.case_type IN ('2', '3', '5', '7', '9') AND part.severity <> '0' AND part.severity <> '') AS breaks_case_type,
  reference.label
FROM parts
LEFT JOIN reference_inacbg AS reference ON reference.code = inacbg_code
