-- grain: one claim; secondary diagnoses of the one file, in code order
CREATE OR REPLACE TEMP VIEW secondary_by_claim AS
SELECT claim_id, list_sort(diagnoses) AS diagnoses
FROM secondary_diagnoses
