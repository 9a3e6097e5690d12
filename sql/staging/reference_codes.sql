-- the newest version of a label, where the list has versions
INSERT INTO reference_codes
SELECT $list, list_code, arg_max(label, version)
FROM (
  SELECT
    CASE $list
      WHEN 'icd10' THEN icd_code(code)
      WHEN 'icd9cm' THEN CASE WHEN contains(code, '.') THEN lpad(split_part(trim(code), '.', 1), 2, '0') || split_part(trim(code), '.', 2) ELSE lpad(trim(code), 2, '0') END
      ELSE upper(trim(code))
    END AS list_code,
    trim(label) AS label,
    coalesce(version, '') AS version
  FROM (SELECT * FROM raw UNION ALL BY NAME SELECT CAST(NULL AS VARCHAR) AS version WHERE false)
)
WHERE list_code IS NOT NULL AND label <> ''
GROUP BY list_code
