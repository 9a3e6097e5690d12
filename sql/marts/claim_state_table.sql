-- What people did with claims, laid in memory beside the snapshots. Grain: a claim. Times are ISO 8601 UTC
-- text, as the store has them.
CREATE TABLE claim_state (
  claim_id VARCHAR PRIMARY KEY,
  decision VARCHAR,
  correction_ratio DOUBLE,
  reason VARCHAR,
  reviewer VARCHAR,
  decided_at VARCHAR,
  assignee VARCHAR,
  assigned_until VARCHAR,
  due_on VARCHAR
)
