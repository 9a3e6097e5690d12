-- grain: one text of procedures that occurs, NULL among them, taken apart; procedure_set is the sorted set of its codes
CREATE OR REPLACE TEMP TABLE procedure_sets AS
SELECT
  t.procedures_text,
  coalesce(list(p.code ORDER BY p.position) FILTER (p.code IS NOT NULL), []) AS procedure_codes,
  coalesce(list(coalesce(p.label, reference.label, '') ORDER BY p.position) FILTER (p.code IS NOT NULL), []) AS procedure_labels,
  is_masked(any_value(t.masked)) AS is_masked,
  procedure_set(list(p.code) FILTER (p.code IS NOT NULL)) AS procedure_set
FROM procedure_texts AS t
LEFT JOIN procedures AS p USING (procedures_text)
LEFT JOIN reference_icd9cm AS reference ON reference.code = p.code
GROUP BY t.procedures_text
