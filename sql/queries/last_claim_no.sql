SELECT max(claim_no) AS last_claim_no FROM claims_normalized
