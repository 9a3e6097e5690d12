-- grain: one claim of one part of the claims; its distinct secondary diagnoses in code order, each with the label of its own row
INSERT INTO secondary_diagnoses
WITH cells AS (
  SELECT * FROM raw
  UNION ALL BY NAME
  SELECT CAST(NULL AS VARCHAR) AS FKL24A, CAST(NULL AS VARCHAR) AS FKL24B WHERE false
),
diagnoses AS (
  SELECT
    clean_text(FKL02) AS claim_id,
    icd_code(masked_text(FKL24)) AS code,
    min(secondary_label(masked_text(FKL24B), masked_text(FKL24A))) AS label
  FROM cells
  WHERE clean_text(FKL02) IS NOT NULL AND icd_code(FKL24) IS NOT NULL AND ($parts = 1 OR key_hash(clean_text(FKL02)) % $parts = $part)
  GROUP BY ALL
)
SELECT claim_id, list(struct_pack(code := diagnoses.code, label := coalesce(diagnoses.label, reference.label))) AS diagnoses
FROM diagnoses
LEFT JOIN reference_icd10 AS reference ON reference.code = diagnoses.code
GROUP BY claim_id
