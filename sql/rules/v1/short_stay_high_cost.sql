-- decided by the stay alone where it is longer than a day, else not without peers
SELECT claim_no, los <= 1 AND amount_claimed > peer_p90 AS is_active
FROM claims_normalized
