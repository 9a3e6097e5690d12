-- Macros over the functions of engine/database.ts. These are asked only of text that they could change, which DuckDB sees sooner

-- text that came with a claim, without identifiers of a person
CREATE OR REPLACE TEMP MACRO masked_text(x) AS
  CASE WHEN regexp_matches(x, '[^ -~]|@|(?:[0-9][^0-9]*){9}') THEN made_masked(x) ELSE x END;

-- text that came with a claim as it may leave: on one line, nothing hidden in it, without identifiers of a person
CREATE OR REPLACE TEMP MACRO safe_text(x) AS
  CASE WHEN regexp_matches(x, '[^ -~]|^ | $|@|(?:[0-9][^0-9]*){9}') THEN made_safe(x) ELSE x END;

-- text as a cell of CSV that no spreadsheet runs as a formula
CREATE OR REPLACE TEMP MACRO spreadsheet_text(x) AS
  CASE WHEN regexp_matches(x, '[^ -~]|^ | $|(?:^|;)[ "]*[-=+@]') THEN made_for_spreadsheets(x) ELSE x END;

-- whether masked_text took an identifier out
CREATE OR REPLACE TEMP MACRO is_masked(x) AS coalesce(contains(x, '[…]'), false);
