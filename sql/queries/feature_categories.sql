-- categories of the one-hot features, in order
SELECT
  coalesce(list(DISTINCT severity_group ORDER BY severity_group) FILTER (severity_group IS NOT NULL), []) AS severity_group,
  coalesce(list(DISTINCT facility_class ORDER BY facility_class) FILTER (facility_class IS NOT NULL), []) AS facility_class,
  coalesce(list(DISTINCT province_name ORDER BY province_name) FILTER (province_name IS NOT NULL), []) AS province_name,
  coalesce(list(DISTINCT service_type ORDER BY service_type) FILTER (service_type IS NOT NULL), []) AS service_type,
  count(*) AS rows
FROM claims_normalized
