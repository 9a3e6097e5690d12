-- text that a spreadsheet would run as a formula, made harmless by an apostrophe before it
CREATE OR REPLACE TEMP MACRO harmless_text(x) AS
  CASE WHEN regexp_matches(x, '^[\t\r]|^\s*[-=+@＝＋－＠]') THEN '''' || x ELSE x END
