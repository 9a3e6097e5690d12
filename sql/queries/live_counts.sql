-- How many live claims of a source are visible in the provinces $provinces (NULL: all), how many of them were received after two
-- times, and the last of them. Also those that the snapshot has itself. One row.
SELECT
  count(*) AS claims,
  count(*) FILTER (WHERE received_at > $since_10_seconds::TIMESTAMP) AS claims_of_10_seconds,
  count(*) FILTER (WHERE received_at > $since_minute::TIMESTAMP) AS claims_of_minute,
  arg_max(claim_id, live_seq) AS last_claim_id,
  arg_max(received_at, live_seq) AS last_received_at
FROM memory.main.claims_live_stream
WHERE source = $source
  AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
