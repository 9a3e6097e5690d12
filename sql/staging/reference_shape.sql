-- which list a file of codes is, by the shape of its codes; undotted ICD-9-CM has codes that start with 0, BPS districts have none
SELECT
  count(*) FILTER (regexp_full_match(code, '[A-Z]-[0-9]+-[0-9]+-([0X]|I{1,3})')) AS inacbg,
  count(*) FILTER (regexp_full_match(code, '[A-Z][0-9][0-9A-Z](\.?[0-9A-Z]{1,4})?')) AS icd10,
  count(*) FILTER (regexp_full_match(code, '[0-9]{1,2}(\.[0-9]{1,2})?|[0-9]{3}'))
    + CASE WHEN bool_or(starts_with(code, '0')) THEN count(*) FILTER (regexp_full_match(code, '[0-9]{4}')) ELSE 0 END AS icd9cm,
  CASE WHEN bool_or(starts_with(code, '0')) THEN 0 ELSE count(*) FILTER (regexp_full_match(code, '[1-9][0-9]{3}')) END AS districts
FROM (SELECT upper(trim(code)) AS code FROM raw)
