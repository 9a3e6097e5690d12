SELECT claim_no
FROM claims_normalized
WHERE severity_group = 'ringan' AND amount_claimed > peer_p90
