-- grain: one claim; secondary diagnoses of several files together, in code order
CREATE OR REPLACE TEMP VIEW secondary_by_claim AS
WITH codes AS (
  SELECT claim_id, diagnosis.code AS code, min(diagnosis.label) AS label
  FROM (SELECT claim_id, unnest(diagnoses) AS diagnosis FROM secondary_diagnoses)
  GROUP BY ALL
)
SELECT claim_id, list_sort(list(struct_pack(code := code, label := label))) AS diagnoses
FROM codes
GROUP BY claim_id
