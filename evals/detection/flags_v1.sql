-- One row a claim: its indications, and what a rule with a limit of cost, which here is the P90 of the peers, is exceeded by
SELECT bit_count(flag_mask) AS flags, CASE WHEN list_has_any(flags, ['short_stay_high_cost', 'severity_mismatch']) THEN amount_claimed - peer_p90 END AS excess
FROM claims_scored
ORDER BY claim_no
