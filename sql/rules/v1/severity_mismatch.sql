SELECT claim_no, severity_group = 'ringan' AND amount_claimed > peer_p90 AS is_active
FROM claims_normalized
