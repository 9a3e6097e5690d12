-- The state of a claim. No row or one.
SELECT claim_id, decision, correction_ratio, reason, reviewer, decided_at, assignee, assigned_until, due_on
FROM claim_state
WHERE claim_id = $claim_id
