-- grain: one combination of province, district, owner, kind and class of a facility that occurs, in words
CREATE OR REPLACE TEMP TABLE places AS
WITH combinations AS (SELECT DISTINCT province_code, district, ownership_code, kind_code, class_code FROM claims_staged)
SELECT
  p.*,
  ownership.label AS facility_ownership,
  kind.label AS facility_kind,
  class.label AS facility_class,
  province_code(p.province_code) AS province,
  province.label AS province_name,
  district_code(p.district) AS district_code,
  coalesce(district.label, district_name(p.district)) AS district_name,
  is_masked(concat_ws(' ', p.district, ownership.label, kind.label)) AS is_masked,
  province.code IS NULL OR class.code IS NULL OR ownership.code IS NULL OR kind.code IS NULL AS has_unlisted
FROM combinations AS p
LEFT JOIN reference_districts AS district ON district.code = district_code(p.district)
LEFT JOIN labels('FKL05') AS province ON province.code = p.province_code
LEFT JOIN labels('FKL07') AS ownership ON ownership.code = p.ownership_code
LEFT JOIN labels('FKL08') AS kind ON kind.code = p.kind_code
LEFT JOIN labels('FKL09') AS class ON class.code = p.class_code
