-- grain: one record that became no claim; participant and family numbers are replaced in raw_text
CREATE TABLE run.claims_quarantine (
  quarantine_no INTEGER, kind VARCHAR, source_file VARCHAR, source_record INTEGER, source_line INTEGER,
  reason_code VARCHAR, column_name VARCHAR, value VARCHAR, raw_text VARCHAR, etl_run_id VARCHAR
);

-- grain: one ETL run
CREATE TABLE run.etl_runs (
  etl_run_id VARCHAR, started_at TIMESTAMP, ended_at TIMESTAMP, rows_in INTEGER, rows_out INTEGER, rows_quarantined INTEGER,
  secondary_claims INTEGER, members INTEGER, ruleset_version VARCHAR, salt_fingerprint VARCHAR, casemind_version VARCHAR, warnings VARCHAR[]
);

-- grain: one raw file that was read
CREATE TABLE run.source_files AS
SELECT file_name, kind, CAST(row_count AS INTEGER) AS row_count, CAST(broken_count AS INTEGER) AS broken_count
FROM source_files
ORDER BY file_no;

-- grain: one facility key
CREATE TABLE run.facilities AS
SELECT
  facility_key, facility_name, facility_candidates, facility_ownership, facility_kind, facility_class,
  province_code, province_name, district_code, district_name, is_facility_ambiguous, claim_count
FROM facilities
ORDER BY facility_key;

-- grain: one peer group of one level; statistics of the whole group, and the exact sums and order statistics that give
-- those of the peers of any claim, also of one that is not in it yet (sql/intermediate/peers_of_claims.sql)
CREATE TABLE run.peer_groups AS
SELECT
  g.peer_level,
  peer_group_key(g.peer_level, g.dx_primary_group, severity.label, class.label, province.label) AS peer_key,
  g.dx_primary_group, severity.label AS severity_group, class.label AS facility_class, province.label AS province_name,
  g.n,
  peer_mean(g.n, g.amount_sum) AS mean,
  CAST((g.median_low + g.median_high) / 2 AS DECIMAL(18, 1)) AS p50,
  peer_p90(g.n, g.p90_low, coalesce(g.p90_high, g.p90_low)) AS p90,
  CASE WHEN g.n > 1 THEN CAST(peer_deviation(g.n, g.amount_sum, g.amount_square_sum) AS DECIMAL(18, 2)) END AS std,
  g.amount_min AS min,
  g.amount_max AS max,
  g.amount_sum, g.amount_square_sum, g.p90_low, g.p90_high, g.others_low, g.others_middle, g.others_high
FROM coded_peer_groups AS g
LEFT JOIN labels('FKL23') AS severity ON severity.code = g.severity_code
LEFT JOIN labels('FKL09') AS class ON class.code = g.class_code
LEFT JOIN labels('FKL05') AS province ON province.code = g.province_code
ORDER BY g.peer_level, peer_key;

-- grain: one code of one of the lists of ICD-10, ICD-9-CM and INA-CBG that the run was given; none where it was given none
CREATE TABLE run.reference_codes AS
SELECT list, code, min(label) AS label
FROM reference_codes
WHERE list IN ('icd10', 'icd9cm', 'inacbg')
GROUP BY list, code
ORDER BY list, code
