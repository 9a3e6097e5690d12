-- grain: one procedure of one text of FKL30, in its place
CREATE OR REPLACE TEMP VIEW procedures AS
-- every ; stands twice, so that one can end a procedure and the other begin the next
WITH split AS (
  SELECT
    procedures_text,
    string_split(regexp_replace(replace(masked, ';', ';;'), '(^|;) *([0-9]{2}[0-9.]{0,4}) *(- *|;|$)', chr(30) || '\2' || chr(31), 'g'), chr(30)) AS parts
  FROM procedure_texts
),
parts AS (
  SELECT procedures_text, unnest(parts) AS part, generate_subscripts(parts, 1) AS position
  FROM split
)
SELECT
  procedures_text,
  position,
  replace(split_part(part, chr(31), 1), '.', '') AS code,
  clean_text(replace(regexp_replace(split_part(part, chr(31), 2), '[; ]+$', ''), ';;', ';')) AS label
FROM parts
WHERE contains(part, chr(31))
