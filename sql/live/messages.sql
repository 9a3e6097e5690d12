-- grain: one message of a batch that tells a claim; row_no counts from 0, claim ids are unique; texts are masked
CREATE OR REPLACE TEMP TABLE messages AS
SELECT message.*
FROM (
  SELECT unnest(from_json(
    given_text('claims')::JSON,
    '[{
      "row_no": "INTEGER", "claim_id": "VARCHAR", "patient_key": "VARCHAR", "family_key": "VARCHAR", "sample_weight": "DOUBLE", "facility_ref": "VARCHAR",
      "admit_date": "DATE", "discharge_date": "DATE", "province": "VARCHAR", "district": "VARCHAR", "ownership": "VARCHAR", "kind": "VARCHAR", "class": "VARCHAR",
      "service": "VARCHAR", "clinic": "VARCHAR", "segment": "VARCHAR", "entitlement": "VARCHAR", "discharge": "VARCHAR", "severity": "VARCHAR", "region": "VARCHAR",
      "dx_admission": "VARCHAR", "dx_group": "VARCHAR", "dx": "VARCHAR", "dx_label": "VARCHAR", "secondary": [{"code": "VARCHAR", "label": "VARCHAR"}],
      "inacbg": "VARCHAR", "inacbg_label": "VARCHAR", "procedures": [{"code": "VARCHAR", "label": "VARCHAR"}], "topup_codes": ["VARCHAR"],
      "tariff_amount": "BIGINT", "topup_sa_amount": "BIGINT", "topup_sp_amount": "BIGINT", "topup_rr_amount": "BIGINT", "topup_si_amount": "BIGINT",
      "topup_sd_amount": "BIGINT", "amount_claimed": "BIGINT", "amount_paid": "BIGINT"
    }]'
  )) AS message
)
-- no batch has as many: it tells DuckDB to build its joins on the batch, not on the snapshot
LIMIT 10000
