-- grain: one combination of service, clinic, severity, segment, entitlement and discharge that occurs, in words
CREATE OR REPLACE TEMP TABLE visits AS
WITH combinations AS (
  SELECT DISTINCT service_code, clinic_code, severity_code, segment_code, entitlement_code, discharge_code FROM claims_kept
)
SELECT
  v.*,
  service.label AS service_type,
  clinic.label AS clinic_name,
  severity.label AS severity_group,
  segment.label AS segment,
  entitlement.label AS entitlement_class,
  discharge.label AS discharge_status,
  is_masked(concat_ws(' ', service.label, clinic.label, segment.label, entitlement.label, discharge.label)) AS is_masked,
  service.code IS NULL OR segment.code IS NULL OR entitlement.code IS NULL OR discharge.code IS NULL AS has_unlisted
FROM combinations AS v
LEFT JOIN labels('FKL10') AS service ON service.code = v.service_code
LEFT JOIN labels('FKL11') AS clinic ON clinic.code = v.clinic_code
LEFT JOIN labels('FKL23') AS severity ON severity.code = v.severity_code
LEFT JOIN labels('FKL12') AS segment ON segment.code = v.segment_code
LEFT JOIN labels('FKL13') AS entitlement ON entitlement.code = v.entitlement_code
LEFT JOIN labels('FKL14') AS discharge ON discharge.code = v.discharge_code
