-- what a spreadsheet would run as a formula made harmless
CREATE OR REPLACE TEMP VIEW exported_text AS
SELECT CASE WHEN regexp_matches(COLUMNS(*), '^\s*[-=+@＝＋－＠]') AND NOT regexp_full_match(COLUMNS(*), '-?[0-9.]+(e[-+]?[0-9]+)?') THEN '''' || COLUMNS(*) ELSE COLUMNS(*) END
FROM (SELECT CAST(COLUMNS(*) AS VARCHAR) FROM exported) AS cells
