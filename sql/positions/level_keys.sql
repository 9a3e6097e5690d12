-- grain: one claim, or the copy of one, and what the level of its tariff depends on: entitlement of inpatients, class of the facility, region
CREATE OR REPLACE TEMP VIEW level_keys AS
SELECT
  *,
  CASE WHEN service_type = 'RITL' THEN hash('level by entitlement', entitlement_class) END AS entitlement_level,
  hash('level by class', service_type, facility_class) AS class_level,
  hash('level by region', service_type, tariff_region) AS region_level
FROM claims_to_place
