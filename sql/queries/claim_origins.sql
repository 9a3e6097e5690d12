-- how many claims of the snapshot came in live since the run
SELECT
  count(*) FILTER (l.source = 'live') AS live,
  count(*) FILTER (l.source = 'simulated') AS simulated
FROM claims_normalized AS c
JOIN (SELECT DISTINCT claim_id, source FROM stream_claims) AS l USING (claim_id)
WHERE c.claim_no > $last_run_no
