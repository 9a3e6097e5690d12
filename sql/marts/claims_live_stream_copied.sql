-- Adds live claims of another instance, a JSON list in $claims.
INSERT INTO memory.main.claims_live_stream BY NAME
SELECT *
FROM (SELECT unnest(from_json(coalesce($claims::VARCHAR, '[]')::JSON, getvariable('live_claims')), max_depth := 2))
