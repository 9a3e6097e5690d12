-- grain: one claim of the batch, as the groups of peers know claims, and as the snapshot has it
CREATE OR REPLACE TEMP VIEW claims_to_compare AS
SELECT
  c.row_no,
  c.dx_primary_group,
  severity.label AS severity_group,
  class.label AS facility_class,
  province.label AS province_name,
  c.amount_claimed,
  was.dx_primary_group AS was_dx_primary_group,
  was.severity_group AS was_severity_group,
  was.facility_class AS was_facility_class,
  was.province_name AS was_province_name,
  was.amount_claimed AS was_amount
FROM claims_kept AS c
LEFT JOIN labels('FKL23') AS severity ON severity.code = c.severity_code
LEFT JOIN labels('FKL09') AS class ON class.code = c.class_code
LEFT JOIN labels('FKL05') AS province ON province.code = c.province_code
LEFT JOIN copies AS was USING (row_no)
