-- grain: one row of a membership file
CREATE OR REPLACE TEMP TABLE members (
  patient_key VARCHAR,
  birth_date DATE,
  sex_code SMALLINT
)
