-- cells as text for CSV: lists joined by "; ", and what a spreadsheet would run as a formula made harmless
CREATE OR REPLACE TEMP VIEW exported_text AS
SELECT CASE WHEN regexp_matches(COLUMNS(*), '^\s*[-=+@＝＋－＠]') AND NOT regexp_full_match(COLUMNS(*), '-?[0-9.]+(e[-+]?[0-9]+)?') THEN '''' || COLUMNS(*) ELSE COLUMNS(*) END
FROM (SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (SELECT * REPLACE (
    array_to_string(flags, ';') AS flags,
    array_to_string(rules_not_evaluated, ';') AS rules_not_evaluated,
    array_to_string(quality_marks, ';') AS quality_marks,
    array_to_string(duplicate_claim_ids, ';') AS duplicate_claim_ids,
    array_to_string(dx_secondary_codes, ';') AS dx_secondary_codes,
    array_to_string(dx_secondary_labels, ';') AS dx_secondary_labels,
    array_to_string(procedure_codes, ';') AS procedure_codes,
    array_to_string(procedure_labels, ';') AS procedure_labels,
    array_to_string(topup_codes, ';') AS topup_codes
  ) FROM exported) AS lists) AS cells
