-- grain: one claim of the batch, with the medians that it is compared with
CREATE OR REPLACE TEMP VIEW claims_with_medians AS
SELECT *
FROM claims_normalized
LEFT JOIN claim_medians USING (claim_no)
