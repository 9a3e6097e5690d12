-- Live claims of the sources $sources behind one, as a JSON list that from_json takes by the variable live_claims, and where they end.
-- One row.
WITH page AS (
  SELECT *
  FROM memory.main.claims_live_stream
  WHERE list_contains($sources::VARCHAR[], source)
    AND (source, live_seq) > ($after_source::VARCHAR, $after_seq::BIGINT)
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
  ORDER BY source, live_seq
  LIMIT $rows_of_page::BIGINT
)
SELECT
  CAST(to_json(list(page ORDER BY source, live_seq)) AS VARCHAR) AS claims,
  count(*) AS n,
  last(source ORDER BY source, live_seq) AS last_source,
  last(live_seq ORDER BY source, live_seq) AS last_seq
FROM page
