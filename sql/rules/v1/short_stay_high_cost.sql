SELECT claim_no
FROM claims_normalized
WHERE los <= 1 AND amount_claimed > peer_p90
