CREATE OR REPLACE TEMP TABLE secondary_diagnoses (
  claim_id VARCHAR,
  diagnoses STRUCT(code VARCHAR, label VARCHAR)[]
)
