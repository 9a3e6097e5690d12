-- Where claims stand in claims_scored, which lies in the order of risk_rank: by a hash of their id, and of the key of their
-- participant. Sorted by the hash, so that DuckDB reads the one row group that can hold it; different keys may share a hash.

-- grain: one claim
CREATE TABLE claim_ranks AS
SELECT key_hash(claim_id) AS claim_hash, risk_rank
FROM claims_scored
ORDER BY claim_hash, risk_rank;

-- grain: one claim of a participant
CREATE TABLE patient_ranks AS
SELECT key_hash(patient_key) AS patient_hash, risk_rank
FROM claims_scored
WHERE patient_key IS NOT NULL
ORDER BY patient_hash, risk_rank
