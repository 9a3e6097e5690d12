-- Live claims that the snapshot of this connection does not have itself. Grain: a claim.
CREATE OR REPLACE TEMP VIEW claims_live_stream AS
SELECT *, rowid
FROM memory.main.claims_live_stream
WHERE hidden_in & getvariable('snapshot_bit') = 0;

-- Claims of the snapshot and live ones; of both with one id that of the snapshot. Grain: a claim. row_no tells its rows apart within
-- a statement: it is negative for live ones, which have no risk_rank.
CREATE OR REPLACE TEMP VIEW every_claim AS
SELECT
  *,
  rowid AS row_no,
  'snapshot' AS source,
  CAST(NULL AS VARCHAR) AS channel,
  CAST(NULL AS TIMESTAMP) AS generated_at,
  CAST(NULL AS TIMESTAMP) AS received_at
FROM claims_scored
UNION ALL BY NAME
SELECT * EXCLUDE (rowid, live_seq, scored_against, hidden_in), -1 - rowid AS row_no
FROM claims_live_stream
