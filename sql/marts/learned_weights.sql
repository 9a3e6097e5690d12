-- grain: one feature; what decisions of auditors say of it, from $weights as JSON. base, surprise, slope and shift are always among them; no row
-- at all where the ruleset alone ranks
CREATE TABLE learned_weights AS
SELECT * FROM (SELECT unnest(from_json($weights::JSON, '[{"feature": "VARCHAR", "weight": "DOUBLE"}]'), recursive := true))
ORDER BY feature
