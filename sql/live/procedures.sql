-- grain: one procedure of one list, in its place
CREATE OR REPLACE TEMP VIEW procedures AS
WITH parts AS (
  SELECT procedures_text, unnest(procedures) AS procedure, generate_subscripts(procedures, 1) AS position
  FROM (SELECT procedures_text, from_json(procedures_text, '[{"code": "VARCHAR", "label": "VARCHAR"}]') AS procedures FROM procedure_texts WHERE procedures_text IS NOT NULL)
)
SELECT procedures_text, position, icd_code(procedure.code) AS code, clean_text(procedure.label) AS label
FROM parts
WHERE icd_code(procedure.code) IS NOT NULL
