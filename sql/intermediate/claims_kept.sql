-- grain: one claim; severity from the suffix of FKL19, else from FKL23
CREATE OR REPLACE TEMP VIEW claims_kept AS
SELECT
  c.* EXCLUDE (severity_code),
  c.severity_code AS severity_code_stated,
  coalesce(i.severity_code, CASE WHEN c.severity_code BETWEEN 1 AND 4 THEN c.severity_code END) AS severity_code,
  i.inacbg_group, i.inacbg_case_type, i.inacbg_number, i.inacbg_severity, i.breaks_case_type, i.label AS inacbg_reference_label,
  i.severity_code AS severity_code_of_inacbg
FROM claims_accepted AS c
LEFT JOIN inacbg_codes AS i ON i.inacbg_code = c.inacbg_code
