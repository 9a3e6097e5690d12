-- The state of some claims, where there is one. Grain: a claim.
SELECT claim_id, decision, correction_ratio, reason, reviewer, decided_at, assignee, assigned_until, due_on
FROM claim_state
WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[]))
ORDER BY claim_id
