-- every label that a feature of the forest can have, as the claims of a batch can have it; in order
SELECT
  list(label ORDER BY label) FILTER (column_name = 'FKL23') AS severity_group,
  list(label ORDER BY label) FILTER (column_name = 'FKL09') AS facility_class,
  list(label ORDER BY label) FILTER (column_name = 'FKL05') AS province_name,
  list(label ORDER BY label) FILTER (column_name = 'FKL10') AS service_type
FROM (SELECT DISTINCT column_name, label FROM code_values)
