-- weight of each claim's participant in the official sample, in the order of the claims; a missing one is the mean of the others
SELECT coalesce(sample_weight, avg(sample_weight) OVER (), 1) AS sample_weight
FROM claims_normalized
ORDER BY claim_no
