-- grain: one text of FKL30 that occurs, taken apart; procedure_set is the sorted set of its codes
CREATE OR REPLACE TEMP TABLE procedure_sets AS
WITH texts AS (SELECT DISTINCT procedures_text FROM claims_staged WHERE procedures_text IS NOT NULL),
parts AS (
  SELECT
    procedures_text,
    unnest(string_split(regexp_replace(procedures_text, '(^|; *)([0-9]{2}[0-9.]{0,4}) *(- *|;|$)', chr(30) || '\2' || chr(31), 'g'), chr(30))) AS part,
    generate_subscripts(string_split(regexp_replace(procedures_text, '(^|; *)([0-9]{2}[0-9.]{0,4}) *(- *|;|$)', chr(30) || '\2' || chr(31), 'g'), chr(30)), 1) AS position
  FROM texts
),
procedures AS (
  SELECT
    procedures_text,
    position,
    replace(split_part(part, chr(31), 1), '.', '') AS code,
    clean_text(split_part(part, chr(31), 2)) AS label
  FROM parts
  WHERE contains(part, chr(31))
)
SELECT
  t.procedures_text,
  coalesce(list(p.code ORDER BY p.position) FILTER (p.code IS NOT NULL), []) AS procedure_codes,
  coalesce(list(coalesce(p.label, reference.label, '') ORDER BY p.position) FILTER (p.code IS NOT NULL), []) AS procedure_labels,
  coalesce(array_to_string(list_sort(list_distinct(list(p.code) FILTER (p.code IS NOT NULL))), ';'), '') AS procedure_set
FROM texts AS t
LEFT JOIN procedures AS p USING (procedures_text)
LEFT JOIN reference_icd9cm AS reference ON reference.code = p.code
GROUP BY t.procedures_text
