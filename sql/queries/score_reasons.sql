-- Why the model scores a claim as it does, the weightiest first. score_reasons lies in the order of risk_rank;
-- $claim_id makes sure that it is the claim meant. No row where the claim is not of the riskiest twentieth.
SELECT reason_no, feature, contribution, contribution_share, value_number, value_text, typical_of, typical
FROM score_reasons
WHERE risk_rank = $risk_rank AND claim_id = $claim_id
ORDER BY reason_no
