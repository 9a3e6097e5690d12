-- Claims that came in by a channel, laid in memory beside the snapshots. Grain: a claim, which has one row. Its columns are those of
-- claims_scored, without a place among the claims of a snapshot, and how it came in; the variable live_claims says them and their
-- types, as from_json takes them. The last, hidden_in, has a bit for each of the last snapshots that serve, by their number: set
-- where that one has the claim itself.
CREATE TABLE claims_live_stream AS
SELECT unnest(from_json('[]'::JSON, getvariable('live_claims')), max_depth := 2)
