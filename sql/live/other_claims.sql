-- grain: one claim of a patient of the batch that is not in it; days count from 1970
CREATE OR REPLACE TEMP TABLE other_claims AS
SELECT claim.*
FROM (
  SELECT unnest(from_json(
    given_text('history')::JSON,
    '[{
      "claim_id": "VARCHAR", "patient_key": "VARCHAR", "is_inpatient": "BOOLEAN", "admitted": "INTEGER", "discharged": "INTEGER",
      "province_code": "SMALLINT", "dx_primary_code": "VARCHAR", "procedure_codes": ["VARCHAR"]
    }]'
  )) AS claim
)
