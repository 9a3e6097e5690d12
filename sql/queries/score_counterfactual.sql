-- The amounts with which the model would not call the claim strange, and the share of the training claims that it
-- calls so. No row or one.
SELECT c.amount_from, c.amount_to, m.contamination
FROM score_counterfactuals AS c
CROSS JOIN ml_model_versions AS m
WHERE c.risk_rank = $risk_rank AND c.claim_id = $claim_id
