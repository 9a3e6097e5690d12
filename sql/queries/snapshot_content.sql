-- rows and a hash over the rows of each table, each row holding its place; ids of runs and times are left out
SELECT 'claims_scored' AS table_name, count(*) AS rows, md5(coalesce(CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR), '')) AS content FROM (SELECT * EXCLUDE (etl_run_id, model_version) FROM claims_scored) AS t
UNION ALL
SELECT 'claims_ml_scores', count(*), md5(coalesce(CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR), '')) FROM (SELECT * EXCLUDE (model_version) FROM claims_ml_scores) AS t
UNION ALL
SELECT 'score_reasons', count(*), md5(coalesce(CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR), '')) FROM score_reasons AS t
UNION ALL
SELECT 'score_counterfactuals', count(*), md5(coalesce(CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR), '')) FROM score_counterfactuals AS t
UNION ALL
SELECT 'peer_groups', count(*), md5(coalesce(CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR), '')) FROM peer_groups AS t
UNION ALL
SELECT 'facilities', count(*), md5(coalesce(CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR), '')) FROM facilities AS t
UNION ALL
SELECT 'claims_quarantine', count(*), md5(coalesce(CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR), '')) FROM (SELECT * EXCLUDE (etl_run_id) FROM claims_quarantine) AS t
UNION ALL
SELECT 'ruleset_versions', count(*), md5(coalesce(CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR), '')) FROM ruleset_versions AS t
UNION ALL
SELECT 'reference_codes', count(*), md5(coalesce(CAST(sum(CAST(hash(t) AS HUGEINT)) AS VARCHAR), '')) FROM reference_codes AS t
ORDER BY table_name
