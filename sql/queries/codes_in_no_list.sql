-- grain: one list of codes that the run was given and that lacks codes of its claims: how many codes, of how many claims, those of most claims,
-- and the other system of codes that more than half of them are written in. A procedure that could not be read counts by its first word
WITH occurring AS (
  SELECT 'icd10' AS list, claim_no, unnest(list_distinct(list_concat([dx_primary_code, dx_admission_code], dx_secondary_codes))) AS code FROM read_parquet($path)
  UNION ALL
  SELECT 'icd9cm', claim_no, unnest(list_distinct(procedure_codes)) FROM read_parquet($path)
  UNION ALL
  SELECT 'inacbg', claim_no, inacbg_code FROM read_parquet($path) WHERE inacbg_code IS NOT NULL
  UNION ALL
  SELECT 'icd9cm', c.row_no + 1, nullif(upper(regexp_extract(p.masked, '^ *([0-9A-Za-z.]{3,10})', 1)), '')
  FROM claims_kept AS c
  JOIN (FROM procedure_texts ANTI JOIN (SELECT DISTINCT procedures_text FROM procedures) USING (procedures_text)) AS p ON p.procedures_text = c.procedures_text
),
absent AS (
  SELECT o.list, o.code, count(*) AS claims
  FROM occurring AS o
  ANTI JOIN reference_codes AS r ON r.list = o.list AND r.code = o.code
  WHERE o.code IS NOT NULL AND o.list IN (SELECT list FROM reference_codes)
  GROUP BY ALL
),
written AS (
  SELECT
    *,
    CASE
      WHEN list = 'icd10' AND regexp_full_match(code, '[0-9]{3,5}') THEN 'ICD-9'
      WHEN list = 'icd10' AND regexp_full_match(code, '[0-9]{6,18}') THEN 'SNOMED CT'
      WHEN list = 'icd10' AND regexp_full_match(code, '[0-9A-Z][A-Z][0-9][0-9A-Z]{1,3}') THEN 'ICD-11'
      WHEN list = 'icd10' AND regexp_full_match(code, '[A-Z][0-9][0-9A-Z][0-9A-Z]{2,4}') THEN 'ICD-10-CM'
      WHEN list = 'icd9cm' AND regexp_full_match(code, '[0-9]{5}|[0-9]{4}[A-Z]') THEN 'CPT'
      WHEN list = 'icd9cm' AND regexp_full_match(code, '[0-9A-HJ-NP-Z]{7}') THEN 'ICD-10-PCS'
      WHEN list = 'icd9cm' AND regexp_full_match(code, '[A-Z]{3}\.[A-Z]{2}\.[A-Z]{2}') THEN 'ICHI'
    END AS system
  FROM absent
),
systems AS (
  SELECT list, system, count(*) AS codes, sum(count(*)) OVER (PARTITION BY list) AS of_codes
  FROM written
  GROUP BY list, system
)
SELECT
  w.list,
  CAST(count(*) AS INTEGER) AS codes,
  CAST(sum(w.claims) AS INTEGER) AS claims,
  list(w.code ORDER BY w.claims DESC, w.code)[:3] AS examples,
  (SELECT s.system FROM systems AS s WHERE s.list = w.list AND s.system IS NOT NULL AND 2 * s.codes > s.of_codes) AS system
FROM written AS w
GROUP BY w.list
ORDER BY w.list
