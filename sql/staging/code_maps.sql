CREATE OR REPLACE TEMP MACRO labels(name) AS TABLE
  SELECT code, label FROM code_values WHERE column_name = name;

-- for each coded column, the code of every accepted spelling of its text edition
CREATE OR REPLACE TEMP VIEW code_spellings AS
WITH spellings AS (
  SELECT column_name, spelling(label) AS spelling, code FROM code_values
  UNION ALL
  SELECT column_name, spelling(alias), code FROM (SELECT column_name, unnest(aliases) AS alias, code FROM code_values)
)
SELECT column_name, spelling, min(code) AS code
FROM spellings
WHERE spelling <> ''
GROUP BY column_name, spelling;

SET VARIABLE codes_FKL05 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL05');

SET VARIABLE codes_FKL07 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL07');

SET VARIABLE codes_FKL08 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL08');

SET VARIABLE codes_FKL09 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL09');

SET VARIABLE codes_FKL10 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL10');

SET VARIABLE codes_FKL11 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL11');

SET VARIABLE codes_FKL12 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL12');

SET VARIABLE codes_FKL13 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL13');

SET VARIABLE codes_FKL14 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL14');

SET VARIABLE codes_FKL23 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL23');

SET VARIABLE codes_FKL31 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'FKL31');

SET VARIABLE codes_PSTV05 = (SELECT map(list(spelling ORDER BY spelling), list(code ORDER BY spelling)) FROM code_spellings WHERE column_name = 'PSTV05');

SET VARIABLE listed_FKL05 = (SELECT list(code ORDER BY code) FROM code_values WHERE column_name = 'FKL05');

SET VARIABLE listed_FKL09 = (SELECT list(code ORDER BY code) FROM code_values WHERE column_name = 'FKL09')
