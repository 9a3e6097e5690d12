-- grain: one claim; its secondary diagnoses in code order
CREATE OR REPLACE TEMP VIEW secondary_by_claim AS
WITH named AS (
  SELECT claim_id, icd_code(diagnosis.code) AS code, min(clean_text(diagnosis.label)) AS label
  FROM (SELECT claim_id, unnest(secondary) AS diagnosis FROM messages)
  WHERE icd_code(diagnosis.code) IS NOT NULL
  GROUP BY ALL
)
SELECT claim_id, list_sort(list(struct_pack(code := named.code, label := coalesce(named.label, reference.label)))) AS diagnoses
FROM named
LEFT JOIN reference_icd10 AS reference ON reference.code = named.code
GROUP BY claim_id
