-- The state of every claim of which anything is known. Grain: a claim.
SELECT claim_id, decision, correction_ratio, reason, reviewer, decided_at, assignee, assigned_until, due_on
FROM claim_state
ORDER BY claim_id
