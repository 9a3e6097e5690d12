-- one claim by its rank is fetched, not looked for in its row group
CREATE INDEX claims_by_rank ON claims_scored (risk_rank);

-- grain: one claim; the scores alone
CREATE VIEW claims_ml_scores AS
SELECT claim_no, claim_id, risk_rank, risk_score, rule_score, anomaly_score, ml_score_normalized, flag_mask, model_version, ruleset_version
FROM claims_scored;

CREATE TABLE peer_groups AS SELECT * FROM run.peer_groups ORDER BY peer_level, peer_key;
CREATE TABLE facilities AS SELECT * FROM run.facilities ORDER BY facility_key;
CREATE TABLE claims_quarantine AS SELECT * FROM run.claims_quarantine ORDER BY quarantine_no;
-- grain: one code of one list of codes that the run was given
CREATE TABLE reference_codes (list VARCHAR, code VARCHAR, label VARCHAR);

CREATE TABLE source_files AS SELECT * FROM run.source_files ORDER BY file_name;
CREATE TABLE etl_runs AS SELECT * FROM run.etl_runs ORDER BY etl_run_id;

-- grain: one rule of the ruleset that scored
CREATE TABLE ruleset_versions AS
SELECT getvariable('ruleset_version') AS ruleset_version, rule_no, rule_id, weight
FROM ruleset_rules
ORDER BY rule_no;

-- grain: the model that scored
CREATE TABLE ml_model_versions (model_version VARCHAR, content_hash VARCHAR, trained_at TIMESTAMP, rows INTEGER, seed BIGINT, contamination DOUBLE, features VARCHAR[], score_low DOUBLE, score_high DOUBLE)
