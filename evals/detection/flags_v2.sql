-- One row a claim: its indications, and what a rule with a limit of cost, which here is the median of similar claims, is exceeded by
SELECT bit_count(c.flag_mask) AS flags, CASE WHEN list_contains(c.flags, 'cost_above_peers') THEN c.cost_excess END AS excess
FROM claims_scored AS c
ORDER BY c.claim_no
