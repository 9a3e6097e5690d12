-- grain: one text of FKL30 that occurs, NULL among them, taken apart; procedure_set is the sorted set of its codes
CREATE OR REPLACE TEMP TABLE procedure_sets AS
WITH texts AS (SELECT DISTINCT procedures_text FROM claims_staged),
-- every ; stands twice, so that one can end a procedure and the other begin the next
split AS (
  SELECT
    procedures_text,
    string_split(
      regexp_replace(replace(masked_text(procedures_text), ';', ';;'), '(^|;) *([0-9]{2}[0-9.]{0,4}) *(- *|;|$)', chr(30) || '\2' || chr(31), 'g'),
      chr(30)
    ) AS parts
  FROM texts
),
parts AS (
  SELECT procedures_text, unnest(parts) AS part, generate_subscripts(parts, 1) AS position
  FROM split
),
procedures AS (
  SELECT
    procedures_text,
    position,
    replace(split_part(part, chr(31), 1), '.', '') AS code,
    clean_text(replace(regexp_replace(split_part(part, chr(31), 2), '[; ]+$', ''), ';;', ';')) AS label
  FROM parts
  WHERE contains(part, chr(31))
)
SELECT
  t.procedures_text,
  coalesce(list(p.code ORDER BY p.position) FILTER (p.code IS NOT NULL), []) AS procedure_codes,
  coalesce(list(coalesce(p.label, reference.label, '') ORDER BY p.position) FILTER (p.code IS NOT NULL), []) AS procedure_labels,
  is_masked(masked_text(t.procedures_text)) AS is_masked,
  coalesce(array_to_string(list_sort(list_distinct(list(p.code) FILTER (p.code IS NOT NULL))), ';'), '') AS procedure_set
FROM texts AS t
LEFT JOIN procedures AS p USING (procedures_text)
LEFT JOIN reference_icd9cm AS reference ON reference.code = p.code
GROUP BY t.procedures_text
