-- grain: one code of one list: icd10, icd9cm, inacbg or districts
CREATE OR REPLACE TEMP TABLE reference_codes (list VARCHAR, code VARCHAR, label VARCHAR);

-- grain: one listed hospital, with the labels of FKL09 and FKL07 that would fit it
CREATE OR REPLACE TEMP TABLE reference_hospitals (
  name VARCHAR, district_code VARCHAR, district_name VARCHAR, classes VARCHAR[], ownership VARCHAR
);

CREATE OR REPLACE TEMP VIEW reference_icd10 AS SELECT code, min(label) AS label FROM reference_codes WHERE list = 'icd10' GROUP BY code;
CREATE OR REPLACE TEMP VIEW reference_icd9cm AS SELECT code, min(label) AS label FROM reference_codes WHERE list = 'icd9cm' GROUP BY code;
CREATE OR REPLACE TEMP VIEW reference_inacbg AS SELECT code, min(label) AS label FROM reference_codes WHERE list = 'inacbg' GROUP BY code;

-- a listed district wins; else the district that most hospitals with this code name, if two thirds agree
CREATE OR REPLACE TEMP VIEW reference_districts AS
WITH listed AS (SELECT code, min(label) AS label FROM reference_codes WHERE list = 'districts' GROUP BY code),
named AS (
  SELECT district_code AS code, district_name AS label, count(*) AS n
  FROM reference_hospitals
  WHERE district_code IS NOT NULL AND district_name IS NOT NULL
  GROUP BY district_code, district_name
),
shared AS (SELECT code, label, n, sum(n) OVER (PARTITION BY code) AS total FROM named)
SELECT code, label FROM listed
UNION ALL
SELECT s.code, s.label FROM shared AS s ANTI JOIN listed AS l ON l.code = s.code WHERE 3 * s.n >= 2 * s.total
