-- grain: one staged claim that may not become a claim
CREATE OR REPLACE TEMP TABLE claims_rejected (
  row_no BIGINT,
  file_no SMALLINT,
  reason_code VARCHAR,
  column_name VARCHAR,
  value VARCHAR
)
