INSERT INTO run.etl_runs
SELECT
  $etl_run_id, CAST($started_at AS TIMESTAMP), CAST($ended_at AS TIMESTAMP), $rows_in, $rows_out, $rows_quarantined,
  (SELECT count(*) FROM secondary_diagnoses), (SELECT count(*) FROM members),
  $ruleset_version, $salt_fingerprint, $casemind_version, from_json(CAST($warnings AS JSON), '["VARCHAR"]')
