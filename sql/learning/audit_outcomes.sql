-- grain: one decision as the store has it, $outcomes as JSON
CREATE OR REPLACE TABLE audit_outcomes AS
SELECT unnest(from_json(
  coalesce($outcomes, '[]')::JSON,
  '[{"claim_id": "VARCHAR", "seq": "INTEGER", "decided_at": "VARCHAR", "reviewer": "VARCHAR", "decision": "VARCHAR", "correction_ratio": "DOUBLE", "reason": "VARCHAR", "snapshot_id": "VARCHAR", "evidence": "JSON"}]'
), recursive := true)
