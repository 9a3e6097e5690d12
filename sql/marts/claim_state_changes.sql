-- Puts changed states, a JSON list in $changes, in the place of what was known of their claims.
INSERT OR REPLACE INTO memory.main.claim_state
SELECT
  change.claim_id, change.decision, change.correction_ratio, change.reason, change.reviewer, change.decided_at,
  change.assignee, change.assigned_until, change.due_on
FROM (
  SELECT unnest(from_json(
    $changes::JSON,
    '[{"claim_id": "VARCHAR", "decision": "VARCHAR", "correction_ratio": "DOUBLE", "reason": "VARCHAR", "reviewer": "VARCHAR", "decided_at": "VARCHAR", "assignee": "VARCHAR", "assigned_until": "VARCHAR", "due_on": "VARCHAR"}]'
  )) AS change
)
